import type { ChannelAddress, Item, Part } from "../port.ts";
import { accountItem } from "./account.ts";
import { callOf } from "./call.ts";
import { echoOf, inboundOf } from "./message.ts";
import { contactsIn } from "./people.ts";
import { preferenceOf, renamingOf } from "./preference.ts";
import { detailOf, idOf, listOf, pick, type Raw, recordOf, textOf } from "../raw.ts";
import { leftAlone, type Read, type Surroundings } from "./reading.ts";
import { statusOf } from "./status.ts";

const OBJECT = "whatsapp_business_account";

/** Every entry, change, message and status of a Cloud API webhook. Source: WhatsApp Cloud API, Webhooks reference. */
export const parse = (body: unknown, channel: ChannelAddress): Part[] => {
  const raw = recordOf(body);
  const isOurs = raw !== null && (raw.object === undefined || raw.object === OBJECT);
  if (!isOurs || !Array.isArray(raw.entry)) {
    return [{ ...NOBODY, items: [{ is: "broken", error: `body: no entries of a ${OBJECT}`, body }] }];
  }
  if (raw.entry.length === 0) return [{ ...NOBODY, items: [leftAlone("entry", "empty")] }];
  return raw.entry.flatMap((it) => parseEntry(it, channel));
};

/** For whoever signed it. */
const NOBODY = { externalId: null, accountId: null };

const parseEntry = (raw: unknown, channel: ChannelAddress): Part[] => {
  const entry = recordOf(raw);
  if (!entry || !Array.isArray(entry.changes)) {
    return [
      { ...NOBODY, items: [{ is: "broken", error: "entry: no changes", body: { object: OBJECT, entry: [raw] } }] },
    ];
  }
  if (entry.changes.length === 0) return [{ ...NOBODY, items: [leftAlone("changes", "empty")] }];
  return entry.changes.map((it) => parseChange(entry, it, channel));
};

const parseChange = (entry: Raw, raw: unknown, channel: ChannelAddress): Part => {
  const change = recordOf(raw);
  const value = recordOf(change?.value);
  const accountId = idOf(entry.id);
  if (!change || !value) {
    return { ...NOBODY, items: [{ is: "broken", error: "change: no value", body: bodyOf(entry, raw) }] };
  }
  const field = textOf(change.field) ?? "messages";
  const externalId = idOf(recordOf(value.metadata)?.phone_number_id);
  if (!PEOPLE.has(field)) return { externalId, accountId, items: [accountItem(field, change.value)] };
  const scope = accountId ?? channel.accountId ?? "";
  const items = itemsOf(field, value, { contacts: contactsIn(value), scope, time: entry.time }, (rest) =>
    bodyOf(entry, { field, value: { ...pick(value, ["metadata", "contacts"]), ...rest } }),
  );
  // Without a number it is for whoever signed it, and not for every number of the account.
  return { externalId, accountId: externalId === null ? null : accountId, items };
};

/** The fields that are about what people say and do. They are read by what they hold. */
const PEOPLE = new Set([
  "messages",
  "smb_message_echoes",
  "message_echoes",
  "calls",
  "user_preferences",
  "user_id_update",
]);

type Reader = (raw: unknown, around: Surroundings) => Read;

const READERS: Record<string, Reader> = {
  messages: inboundOf,
  message_echoes: echoOf,
  statuses: statusOf,
  calls: callOf,
  user_preferences: preferenceOf,
  user_id_update: renamingOf,
};

const itemsOf = (
  field: string,
  value: Raw,
  around: Omit<Surroundings, "count">,
  bodyWith: (rest: Raw) => unknown,
): Item[] => {
  const items: Item[] = [];
  for (const [key, reader] of Object.entries(READERS)) {
    const pieces = value[key];
    if (pieces === undefined || pieces === null) continue;
    if (!Array.isArray(pieces)) {
      items.push({ is: "broken", error: `${key}: not a list`, body: bodyWith({ [key]: pieces }) });
      continue;
    }
    const read = field === "calls" && key === "statuses" ? callOf : reader;
    for (const piece of pieces) {
      const item = read(piece, { ...around, count: pieces.length });
      items.push(item.is === "error" ? { is: "broken", error: item.error, body: bodyWith({ [key]: [piece] }) } : item);
    }
  }
  if (listOf(value.errors).length > 0) {
    items.push({ is: "event", event: { name: "error", detail: detailOf({ errors: value.errors }), connection: null } });
  }
  return items.length > 0 ? items : [leftAlone(field, "empty")];
};

/** A piece keeps the shape of a whole body, so that it can be parsed again when it is replayed. */
const bodyOf = (entry: Raw, change: unknown) => ({
  object: OBJECT,
  entry: [{ ...pick(entry, ["id", "time"]), changes: [change] }],
});
