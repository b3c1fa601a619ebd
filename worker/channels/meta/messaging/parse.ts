import type { ChannelAdapter, ChannelAddress, Identity, Item, Part } from "../../port.ts";
import { idOf, listOf, pick, type Raw, recordOf } from "../../raw.ts";
import { timeOf } from "../../time.ts";
import type { IsFile } from "./attachment.ts";
import { type Happening, READERS } from "./event.ts";

/** One of Meta's two networks of conversations: what its webhooks call it, and what we do. */
export type Network = { object: "page" | "instagram"; kind: "messenger" | "instagram" };

/**
 * Every entry of a webhook of Messenger's or Instagram's, and every event in it. What another app of the company's received
 * (`standby`) was still said by the customer, and what that app answered was still said to them: it is read as the rest is.
 * Source: Messenger Platform, Webhooks; Instagram Platform, Webhooks.
 */
export const parseFor =
  (network: Network, isFile: IsFile): ChannelAdapter["parse"] =>
  (body, channel) => {
    const webhook = recordOf(body);
    const entry = listOf(webhook?.entry);
    if (webhook?.object !== network.object || !Array.isArray(webhook.entry))
      return [part(null, [broken(`body: no webhook of an object "${network.object}"`, body)])];
    if (entry.length === 0) return [part(null, [{ is: "ignored", name: "empty" }])];
    return joined(entry.flatMap((it) => partsOfEntry(it, { network, isFile, channel })));
  };

type Reading = { network: Network; isFile: IsFile; channel: ChannelAddress };
type Entry = { id: string | null; time: unknown };

const partsOfEntry = (raw: unknown, reading: Reading): Part[] => {
  const entry = recordOf(raw);
  const bodyOf = (it: unknown) => ({ object: reading.network.object, entry: [it] });
  if (!entry) return [part(null, [broken("entry: not an object", bodyOf(raw))])];
  const about: Entry = { id: idOf(entry.id), time: entry.time };
  // Some notices of Instagram's stand in the entry itself, without a list around them.
  const changes = [...listOf(entry.changes), ...("field" in entry ? [pick(entry, ["field", "value"])] : [])];
  const events = [...listOf(entry.messaging), ...listOf(entry.standby)];
  const parts = [
    ...events.map((it) => partOfEvent(it, about, reading)),
    ...changes.map((it) => partOfChange(it, about, reading)),
  ];
  if (parts.length > 0) return parts;
  const isEmpty = ["messaging", "standby", "changes"].some((it) => Array.isArray(entry[it]));
  return [part(about.id, [isEmpty ? { is: "ignored", name: "empty" } : broken("entry: no event", bodyOf(raw))])];
};

/** The fields whose changes are events of a conversation; Instagram's test events come so. */
const MESSAGING_FIELD = /^(message|messaging_|standby)/;

const partOfChange = (raw: unknown, entry: Entry, reading: Reading): Part => {
  const change = recordOf(raw);
  const field = idOf(change?.field);
  const value = recordOf(change?.value);
  if (change && value && field !== null && MESSAGING_FIELD.test(field)) return partOfEvent(value, entry, reading);
  if (change && field !== null && !MESSAGING_FIELD.test(field)) {
    return part(entry.id === NO_ACCOUNT ? null : entry.id, [
      { is: "ignored", name: field.slice(0, 60).toWellFormed() },
    ]);
  }
  return part(null, [broken("change: neither a field nor its event", bodyWith("changes", raw, entry, reading))]);
};

const partOfEvent = (raw: unknown, entry: Entry, reading: Reading): Part => {
  const event = recordOf(raw);
  if (!event) return part(entry.id, [broken("event: not an object", bodyWith("messaging", raw, entry, reading))]);
  const { account, customerId, isOurs } = sidesOf(event, entry, reading.channel);
  if (account !== null && account === customerId) return part(account, [{ is: "ignored", name: "self" }]);
  const customer: Identity | null =
    customerId === null
      ? null
      : {
          kind: reading.network.kind,
          scope: account ?? reading.channel.externalId,
          externalId: customerId,
          address: customerId,
        };
  const at = timeOf(event.timestamp, entry.time);
  const happening: Happening = { customer, isOurs, at, isFile: reading.isFile };
  const told = Object.keys(READERS).filter((key) => Object.hasOwn(event, key) && event[key] !== null);
  const only = (key: string) => bodyWith("messaging", { ...pick(event, [...ENVELOPE, key]) }, entry, reading);
  const items = told.flatMap((key): Item[] => {
    const value = recordOf(event[key]);
    return (value && READERS[key]?.(value, happening)) ?? [broken(`${key}: not understood`, only(key))];
  });
  if (items.length > 0) return part(account, items);
  const unknown = Object.keys(event).filter((key) => !ENVELOPE.includes(key));
  if (unknown.length === 0) return part(account, [{ is: "ignored", name: "empty" }]);
  return part(account, [broken("event: of no known kind", bodyWith("messaging", raw, entry, reading))]);
};

const ENVELOPE = ["sender", "recipient", "timestamp"];
/** What Meta's own tests are from. */
const NO_ACCOUNT = "0";

/** Who is the company in an event, and who the customer. An echo goes the other way; either is told by who is not the other. */
const sidesOf = (event: Raw, entry: Entry, { externalId: own }: ChannelAddress) => {
  const [from, to] = [idOf(recordOf(event.sender)?.id), idOf(recordOf(event.recipient)?.id)];
  const isEcho = recordOf(event.message)?.is_echo === true;
  const named = entry.id === NO_ACCOUNT ? null : entry.id;
  const account = [entry.id, from, to].includes(own) ? own : (named ?? (isEcho ? from : to));
  const isOurs = isEcho || (from !== null && from === account && to !== null);
  const [first, second] = isOurs ? [to, from] : [from, to];
  return { account, customerId: first === account ? (second ?? first) : first, isOurs };
};

const bodyWith = (list: "messaging" | "changes", raw: unknown, { id, time }: Entry, { network }: Reading) => ({
  object: network.object,
  entry: [{ ...pick({ id, time }, ["id", "time"]), [list]: [raw] }],
});

const part = (externalId: string | null, items: Item[]): Part => ({ externalId, accountId: null, items });

const broken = (error: string, body: unknown): Item => ({ is: "broken", error, body });

/** Neighbours for the same account are one part, in order. */
const joined = (parts: readonly Part[]): Part[] => {
  const groups: Part[] = [];
  for (const it of parts) {
    const last = groups.at(-1);
    if (last && last.externalId === it.externalId) last.items.push(...it.items);
    else groups.push(it);
  }
  return groups;
};
