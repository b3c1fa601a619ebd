import { bucketOf } from "#shared/model/metrics.ts";
import type { InboundMessage } from "../channels/port.ts";
import type { LoggedRow } from "../store/change-log.ts";
import type { StoredChannel } from "../store/channels.ts";
import { appendMessages } from "../store/inbound/append.ts";
import type { IncomingRow, Receiver } from "../store/inbound/incoming.ts";
import { readInboundState, type ReadState } from "../store/inbound/state.ts";
import { type Placement, writeInbound, writeRefused } from "../store/inbound/write.ts";
import { countThese } from "../store/webhook-records.ts";
import { amend } from "./amend.ts";
import { askForName } from "./ask-for-name.ts";
import { decideInbound, type InboundDecision, learnt } from "./decide-inbound.ts";
import { toRow } from "./to-row.ts";
import type { Tools, WebhookTools } from "./tools.ts";
import { untilItHolds } from "./until-it-holds.ts";
import { wakeMediaOf } from "./wake-media.ts";

/** Keeps a batch's parameters well under D1's 2 MB. */
export const MAX_BATCH_CHARS = 500_000;

/**
 * Stores customers' messages, each once: those to existing conversations in one batch, the others a decision at a time,
 * in the order in which they stand. Rooms are told of each as soon as it is committed.
 */
export const receiveMessages = async (
  tools: WebhookTools,
  channel: StoredChannel,
  messages: readonly InboundMessage[],
): Promise<void> => {
  for (const batch of batchesOf(messages.map((it) => toRow(tools, it)))) {
    await settleAll(tools, channel, await append(tools, channel, batch));
  }
};

/** Stores what can be stored in one batch, and answers the rest. */
export const append = async (
  tools: WebhookTools,
  channel: StoredChannel,
  batch: readonly IncomingRow[],
  options: Parameters<typeof appendMessages>[4] = {},
): Promise<IncomingRow[]> => {
  const { stored: ids, rows } = await appendMessages(tools.d1, receiverOf(channel), batch, tools.now(), options);
  const stored = batch.filter((it) => ids.has(it.id));
  noteLag(tools, channel, stored);
  tools.tell(rows);
  wakeMediaOf(tools, stored);
  return batch.filter((it) => !ids.has(it.id));
};

/** Stores what could not be appended, a decision at a time. */
export const settleAll = async (
  tools: WebhookTools,
  channel: StoredChannel,
  messages: readonly IncomingRow[],
): Promise<void> => {
  for (const message of messages) {
    const settled = await settle(tools, receiverOf(channel), message);
    const kept = settled.stored ? [settled.stored] : [];
    noteLag(tools, channel, kept);
    tools.tell(settled.rows);
    wakeMediaOf(tools, kept);
    if (settled.nameless) askForName(tools, channel, settled.nameless, message.identities);
  }
};

/** How long it took from the provider's time until now, that they are stored. Messages of a kind are noted at once. */
const noteLag = (
  { metrics, now }: WebhookTools,
  { companyId }: StoredChannel,
  stored: readonly IncomingRow[],
): void => {
  const at = now();
  for (const alike of Map.groupBy(
    stored.map((it) => at - it.at),
    bucketOf,
  ).values()) {
    metrics.took("ingest_lag", companyId, Math.max(...alike), alike.length);
  }
};

export const receiverOf = ({ id, companyId, defaultTeamId }: StoredChannel): Receiver => ({
  companyId,
  channelId: id,
  defaultTeamId,
});

type Settled = {
  rows: LoggedRow[];
  /** The message as it was stored, if it was. */
  stored: IncomingRow | null;
  /** The contact whose name nobody knows. */
  nameless: string | null;
};

/** One message, decided on what is read and written if that still holds. */
export const settle = (tools: Tools, to: Receiver, incoming: IncomingRow): Promise<Settled> =>
  untilItHolds(async () => {
    const { d1, newId } = tools;
    const now = tools.now();
    const state = await readInboundState(d1, to, incoming);
    const decision = decideInbound(state, now);
    if (decision.outcome === "repeat") {
      await countThese(d1, to.channelId, ["repeated"], now);
      return { rows: [], stored: null, nameless: null };
    }
    const learn = learnt(incoming.identities, decision.learn);
    if (decision.outcome === "refused") {
      const { contactId, merge } = decision;
      const rows = await writeRefused({ d1, newId, now }, to, incoming, { contactId, learn, merge });
      return { rows, stored: null, nameless: null };
    }
    const message = amend(incoming, state.amendment);
    const placement = placementOf(tools, decision, state, learn);
    const rows = await writeInbound({ d1, newId, now }, to, message, placement);
    const { merge, contact } = placement;
    const isNameless = contact.isNew || (merge?.becomes ?? state.contacts[0])?.isNameless === true;
    return { rows, stored: message, nameless: isNameless && message.name === null ? contact.id : null };
  });

const placementOf = (
  { newId }: Tools,
  decision: InboundDecision & { outcome: "stored" },
  { last, amendment }: ReadState,
  learn: Placement["contact"]["learn"],
): Placement => {
  const { into, merge } = decision;
  const contact = {
    id: decision.contactId ?? newId(),
    isNew: decision.contactId === null,
    reactivates: decision.reactivates,
    names: decision.names,
    learn,
  };
  if (into.conversation === "live") return { amendment, merge, contact, conversation: { is: "live", id: into.id } };
  if (into.conversation === "new" || !last)
    return { amendment, merge, contact, conversation: { is: "new", id: newId() } };
  const was = { teamId: last.teamId, state: "concluded" as const, attendantId: last.attendantId };
  return {
    amendment,
    merge,
    contact,
    conversation: { is: "reopened", id: into.id, was, attendantId: into.attendantId },
  };
};

const batchesOf = (rows: readonly IncomingRow[]): IncomingRow[][] => {
  const batches: IncomingRow[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const chars = JSON.stringify(row).length;
    if (size + chars > MAX_BATCH_CHARS) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(row);
    size += chars;
  }
  return batches;
};
