import type { Item, Part, StatusReport } from "../channels/port.ts";
import { channelByExternalId, type StoredChannel } from "../store/channels.ts";
import { learnMove } from "../store/inbound/moves.ts";
import { applyStatuses } from "../store/statuses.ts";
import { countOutcomes } from "../store/webhook-records.ts";
import { keepDeadLetter } from "./keep-dead-letter.ts";
import { receiveMessages } from "./receive-messages.ts";
import type { WebhookTools } from "./tools.ts";

/** Stores what the parts say, each in its own channel; tells rooms as it goes. */
export const receiveParts = async (
  tools: WebhookTools,
  signedBy: StoredChannel,
  parts: readonly Part[],
): Promise<void> => {
  for (const { channel, items } of await groupByChannel(tools, signedBy, parts)) {
    const to = { companyId: channel.companyId, channelId: channel.id, defaultTeamId: channel.defaultTeamId };
    const of = <Is extends Item["is"]>(is: Is) => items.filter((it): it is Item & { is: Is } => it.is === is);
    const counted: string[] = of("ignored").map((it) => `ignored:${it.name.slice(0, 60)}`);
    for (const { move } of of("move")) {
      tools.tell(await learnMove(tools.d1, channel.companyId, move, tools.now()));
      counted.push("number_changed");
    }
    const messages = of("message").map((it) => it.message);
    if (messages.length > 0) await receiveMessages(tools, to, messages);
    const statuses = of("status").map((it) => it.status);
    if (statuses.length > 0) {
      const unknown = await receiveStatuses(tools, channel.id, statuses);
      counted.push(...Array<string>(unknown).fill("ignored:status:of_unknown_message"));
    }
    for (const { body, error } of of("broken")) {
      await keepDeadLetter(tools, channel, { body: JSON.stringify(body), error });
    }
    await countOutcomes(tools.d1, channel.id, counted, tools.now());
  }
};

/** Keeps a batch's parameter well under D1's 2 MB: Meta sends up to 3 MB of reports. */
const MAX_STATUSES = 500;

/** Answers how many of them were about no message of the channel. */
const receiveStatuses = async ({ d1, newId, now, tell }: WebhookTools, channelId: string, reports: StatusReport[]) => {
  let unknown = 0;
  for (let from = 0; from < reports.length; from += MAX_STATUSES) {
    const some = reports.slice(from, from + MAX_STATUSES);
    const applied = await applyStatuses(d1, channelId, some, { batchId: newId(), now: now() });
    tell(applied.rows);
    unknown += applied.unknown;
  }
  return unknown;
};

/** Far above what a provider's message may be; a larger one would exceed what a row can hold. */
const MAX_MESSAGE_CHARS = 200_000;

type Group = { channel: StoredChannel; items: Item[] };

/** One Meta app sends all its numbers to one address: each part goes to its own channel, if the app secret is the same. */
const groupByChannel = async (tools: WebhookTools, signedBy: StoredChannel, parts: readonly Part[]) => {
  const groups = new Map<string, Group>();
  for (const part of parts) {
    const channel = await channelOfPart(tools, signedBy, part);
    const key = channel?.id ?? signedBy.id;
    const group = groups.get(key) ?? { channel: channel ?? signedBy, items: [] };
    groups.set(key, group);
    if (channel) group.items.push(...part.items.map(asStorable));
    else group.items.push({ is: "ignored", name: "unknown_account" });
  }
  return groups.values();
};

const asStorable = (it: Item): Item =>
  it.is === "message" && JSON.stringify(it.message).length > MAX_MESSAGE_CHARS
    ? { is: "broken", error: "message: too large", body: it.message }
    : it;

const channelOfPart = async ({ d1 }: WebhookTools, signedBy: StoredChannel, { externalId }: Part) => {
  if (externalId === null || externalId === signedBy.externalId) return signedBy;
  return channelByExternalId(d1, signedBy.kind, externalId, signedBy.secretTag);
};
