import * as v from "valibot";
import type { Identity, Item } from "../port.ts";
import { withNinthDigit } from "./brazil.ts";
import { contentOf } from "./content.ts";

const Filled = v.pipe(v.string(), v.minLength(1));
const Phone = v.pipe(v.string(), v.regex(/^\d{5,20}$/));

const RawMessage = v.looseObject({
  id: Filled,
  from: v.optional(Filled),
  from_user_id: v.optional(Filled),
  timestamp: v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.number(), v.minValue(0)),
  type: v.optional(v.string()),
});

const RawContact = v.looseObject({
  wa_id: v.optional(Filled),
  user_id: v.optional(Filled),
  profile: v.optional(v.looseObject({ name: v.optional(v.string()) })),
});

type Read = Item | { is: "error"; error: string };

/** A message of `value.messages`, with what `value.contacts` says of its sender. `scope` is the business account's id. */
export const inboundOf = (raw: unknown, rawContacts: readonly unknown[], scope: string): Read => {
  const parsed = v.safeParse(RawMessage, raw);
  if (!parsed.success) return { is: "error", error: `message: ${parsed.issues[0].message}` };
  const message = parsed.output;
  if (message.type === "system") return noticeOf(message.from, message.system);
  const sender = senderOf(message, rawContacts);
  const identities = identitiesOf(sender, scope);
  if (identities.length === 0) return { is: "error", error: "message: neither a phone number nor a user id" };
  const { kind, text, content, preview } = contentOf(message);
  return {
    is: "message",
    message: {
      providerId: message.id,
      identities,
      name: sender.name,
      at: message.timestamp * 1000,
      kind,
      text,
      content,
      preview,
      media: null,
      quotes: null,
      origin: null,
    },
  };
};

type Sender = { phone: string | null; userId: string | null; name: string | null };

const senderOf = (message: v.InferOutput<typeof RawMessage>, rawContacts: readonly unknown[]): Sender => {
  const contacts = rawContacts.flatMap((it) => {
    const parsed = v.safeParse(RawContact, it);
    return parsed.success ? [parsed.output] : [];
  });
  const own =
    contacts.find((it) => it.wa_id !== undefined && it.wa_id === message.from) ??
    contacts.find((it) => it.user_id !== undefined && it.user_id === (message.from_user_id ?? message.from)) ??
    // A single contact is the sender even where its number is written differently from `from`.
    (contacts.length === 1 ? contacts[0] : undefined);
  const from = message.from ?? own?.wa_id ?? null;
  const isPhone = v.is(Phone, from);
  return {
    phone: isPhone ? from : null,
    userId: message.from_user_id ?? own?.user_id ?? (isPhone ? null : from),
    name: own?.profile?.name?.trim() || null,
  };
};

/** The phone first: what someone is known by elsewhere outranks an id that only this business account sees. */
const identitiesOf = ({ phone, userId }: Sender, scope: string): Identity[] => [
  ...(phone ? [phoneIdentity(phone)] : []),
  ...(userId ? [{ kind: "bsuid" as const, scope, externalId: userId, address: userId }] : []),
];

const Notice = v.looseObject({ type: v.optional(v.string(), "unknown"), wa_id: v.optional(Phone) });

/** The provider's own notices about a customer are no messages of the customer's. A changed number is worth knowing. */
const noticeOf = (from: string | undefined, system: unknown): Read => {
  const parsed = v.safeParse(Notice, system);
  if (!parsed.success) return { is: "error", error: `system: ${parsed.issues[0].message}` };
  const { type, wa_id: phone } = parsed.output;
  if (type !== "user_changed_number" || !phone || !v.is(Phone, from)) {
    return { is: "ignored", name: `system:${type.slice(0, 40)}` };
  }
  return { is: "move", move: { from: phoneIdentity(from), to: phoneIdentity(phone) } };
};

const phoneIdentity = (phone: string): Identity => ({
  kind: "phone",
  scope: "",
  externalId: withNinthDigit(phone),
  address: phone,
});
