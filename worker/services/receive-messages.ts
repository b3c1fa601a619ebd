import { createHash } from "node:crypto";
import type { InboundMessage } from "../channels/port.ts";
import type { LoggedRow } from "../store/change-log.ts";
import { isConflict } from "../store/conflict.ts";
import { appendMessages } from "../store/inbound/append.ts";
import type { IncomingRow, Receiver } from "../store/inbound/incoming.ts";
import { readInboundState, type ReadState } from "../store/inbound/state.ts";
import { type Placement, writeInbound, writeRefused } from "../store/inbound/write.ts";
import { decideInbound, type InboundDecision, learnt } from "./decide-inbound.ts";
import type { Tools } from "./tools.ts";

/** Keeps a batch's parameters well under D1's 2 MB. */
const MAX_BATCH_CHARS = 500_000;
const MAX_TRIES = 8;

/**
 * Stores customers' messages, each once: those to existing conversations in one batch, the others a decision at a time,
 * in the order in which they stand. Rooms are told of each as soon as it is committed.
 */
export const receiveMessages = async (
  tools: Tools,
  to: Receiver,
  messages: readonly InboundMessage[],
): Promise<void> => {
  for (const batch of batchesOf(messages.map((it) => toRow(tools, it)))) {
    const appended = await appendMessages(tools.d1, to, batch, tools.now());
    tools.tell(appended.rows);
    for (const message of batch) {
      if (appended.outcomes.get(message.id) === "undecided") tools.tell(await settle(tools, to, message));
    }
  }
};

/** One message, decided on what is read and written if that still holds. */
export const settle = async (tools: Tools, to: Receiver, message: IncomingRow): Promise<LoggedRow[]> => {
  const { d1, newId } = tools;
  for (let tries = 1; ; tries++) {
    const now = tools.now();
    const state = await readInboundState(d1, to, message);
    const decision = decideInbound(state, now);
    if (decision.outcome === "repeat") return [];
    const learn = learnt(message.identities, decision.learn);
    try {
      if (decision.outcome === "stored") {
        return await writeInbound({ d1, newId, now }, to, message, placementOf(tools, decision, state, learn));
      }
      return await writeRefused(d1, to, message, { contactId: decision.contactId, learn }, now);
    } catch (error) {
      if (!isConflict(error) || tries === MAX_TRIES) throw error;
    }
  }
};

const placementOf = (
  { newId }: Tools,
  decision: InboundDecision & { outcome: "stored" },
  { last }: ReadState,
  learn: Placement["contact"]["learn"],
): Placement => {
  const { into } = decision;
  const contact = {
    id: decision.contactId ?? newId(),
    isNew: decision.contactId === null,
    reactivates: decision.reactivates,
    learn,
  };
  if (into.conversation === "live") return { contact, conversation: { is: "live", id: into.id } };
  if (into.conversation === "new" || !last) return { contact, conversation: { is: "new", id: newId() } };
  const was = { teamId: last.teamId, state: "concluded" as const, attendantId: last.attendantId };
  return { contact, conversation: { is: "reopened", id: into.id, was, attendantId: into.attendantId } };
};

/**
 * Providers tell the second. Within it the arrival decides, so that an answer given in that very second stays above what
 * the customer wrote after it; and a clock that runs ahead of ours counts as ours.
 */
export const toRow = ({ newId, now }: Tools, message: InboundMessage): IncomingRow => ({
  ...message,
  at: Math.min(message.at + 999, now()),
  id: newId(),
  hash: createHash("sha256").update(message.providerId).digest("base64url"),
});

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
