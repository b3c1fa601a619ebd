import type { ChannelAddress, Identity } from "../port.ts";
import { phoneIdentity } from "../phone.ts";
import { idOf, type Raw, textOf } from "../raw.ts";

/**
 * Chats that are no customer's, by the name under which they are left alone. Source: Z-API, Webhooks, and WhatsApp's own
 * suffixes of what is no person.
 */
const OTHER_CHATS: Record<string, RegExp> = {
  group: /(-group|@g\.us)$/,
  newsletter: /@newsletter$/,
  status_broadcast: /^status(@broadcast)?$/,
  broadcast: /(-broadcast|@broadcast)$/,
};

/** The name of a chat that is not a customer's; null for one that is. */
export const otherChatOf = ({ isGroup, isNewsletter, phone }: Raw): string | null => {
  if (isGroup === true) return "group";
  if (isNewsletter === true) return "newsletter";
  const chat = idOf(phone) ?? "";
  return Object.keys(OTHER_CHATS).find((it) => OTHER_CHATS[it]?.test(chat)) ?? null;
};

const PHONE = /^\+?(\d{5,20})(@c\.us|@s\.whatsapp\.net)?$/;
const LID = /^\d{5,20}@lid$/;

/**
 * The customer of a chat, strongest identity first: their number, and the id (LID) by which WhatsApp knows someone who
 * does not show theirs. Either may stand in `phone`. `senderLid` is the customer's only where the customer is the sender.
 */
export const customerOf = (raw: Raw, { externalId }: ChannelAddress): Identity[] => {
  const scope = idOf(raw.instanceId) ?? externalId;
  const chat = idOf(raw.phone);
  const phone = PHONE.exec(chat ?? "")?.[1];
  const lids = [chat, idOf(raw.chatLid), ...(raw.fromMe === true ? [] : [idOf(raw.senderLid)])];
  const lid = lids.find((it) => it !== null && LID.test(it));
  return [
    ...(phone === undefined ? [] : [phoneIdentity(phone)]),
    ...(lid ? [{ kind: "zapi" as const, scope, externalId: lid, address: lid }] : []),
  ];
};

const MAX_NAME = 200;

/** What the customer is called. Someone without a name is sent with their number instead. */
export const nameOf = ({ fromMe, senderName, chatName }: Raw): string | null => {
  const told = fromMe === true ? [chatName] : [senderName, chatName];
  const names = told.map((it) => textOf(it)?.trim().slice(0, MAX_NAME).toWellFormed() ?? "");
  return names.find((it) => it !== "" && !/^\+?[\d\s()-]+$/.test(it)) ?? null;
};
