import * as v from "valibot";
import { Id } from "#shared/ids.ts";
import { previewOf } from "#shared/model/message.ts";
import type { Identity, Item } from "../../port.ts";
import { lineOf } from "../../line.ts";
import { detailOf, idOf, listOf, type Raw, recordOf, textOf } from "../../raw.ts";
import { timeOf, UNKNOWN } from "../../time.ts";
import type { IsFile } from "./attachment.ts";
import { piecesOf } from "./message.ts";
import { arrivalText, originOf } from "./origin.ts";
import type { Piece } from "./piece.ts";
import { emojiOf } from "./reaction.ts";

/** A thing that happened in a conversation: who the customer is, whose doing it was, and when. */
export type Happening = {
  customer: Identity | null;
  /** The company itself did it, in the provider's inbox or through an app. */
  isOurs: boolean;
  /** Epoch milliseconds. */
  at: number;
  isFile: IsFile;
};

type Reader = (raw: Raw, happening: Happening) => Item[] | null;

/** Meta stops a page that breaks its rules, and lets it go on. */
const policy: Reader = (raw, it) => {
  const isBlock = raw.action === "block";
  const connection = isBlock || raw.action === "unblock" ? { isConnected: !isBlock, reason: textOf(raw.reason) } : null;
  return [event("policy_enforcement", raw, it, connection)];
};

/**
 * What Meta tells of a conversation, by the key that it stands under, each read to items or to null when it lacks what it
 * needs. Sources: Messenger Platform and Instagram Platform, webhook events reference.
 */
export const READERS: Record<string, Reader> = {
  message: (raw, it) => {
    const mid = idOf(raw.mid);
    if (mid === null) return null;
    if (raw.is_deleted === true) return [{ is: "revocation", revocation: { providerId: mid, at: it.at } }];
    const quotes = idOf(recordOf(raw.reply_to)?.mid);
    const origin = originOf(raw.referral);
    const messageId = v.is(Id, raw.metadata) ? raw.metadata : null;
    const said = piecesOf(raw, it.isFile).map((piece, index): Item | null =>
      saying(it, piece, {
        providerId: index === 0 ? mid : `${mid}#${index + 1}`,
        ...(index === 0 ? { quotes, origin, messageId } : {}),
      }),
    );
    return said.some((item) => item === null) ? null : said.filter((item) => item !== null);
  },
  message_edit: (raw, { at }) => {
    const mid = idOf(raw.mid);
    const text = textOf(raw.text);
    return mid === null ? null : [{ is: "edit", edit: { providerId: mid, text, content: null, at } }];
  },
  reaction: (raw, it) => {
    const mid = idOf(raw.mid);
    const emoji = raw.action === "unreact" ? null : emojiOf(raw);
    if (mid === null) return null;
    const preview = emoji === null ? "Retirou a reação" : previewOf(`Reagiu com ${emoji}`);
    const piece = { kind: "reaction", text: emoji, content: null, preview, media: null } as const;
    // A reaction has no id of its own: whose it is, to what, when and which tell it from every other.
    const key = [mid, it.isOurs ? "ours" : "theirs", it.at, emoji?.slice(0, 8) ?? ""].join(":");
    return one(saying(it, piece, { providerId: `reaction:${key}`.toWellFormed(), quotes: mid }));
  },
  postback: (raw, it) => {
    const payload = textOf(raw.payload);
    const text = textOf(raw.title) ?? payload;
    const providerId = idOf(raw.mid) ?? keyOf("postback", it);
    if (text === null || providerId === null) return null;
    const content = payload === null ? null : { payload };
    const piece = { kind: "interactive", text, content, preview: lineOf(text, "Resposta"), media: null } as const;
    return one(saying(it, piece, { providerId, origin: originOf(raw.referral) }));
  },
  referral: (raw, it) => arrival("referral", raw, it),
  optin: (raw, it) => {
    if (raw.type === "notification_messages" && it.customer) {
      const isStopped = String(raw.notification_messages_status ?? "").startsWith("STOP");
      return [{ is: "preference", preference: { identities: [it.customer], isStopped, at: it.at } }];
    }
    return it.customer && textOf(raw.ref) !== null ? arrival("optin", raw, it) : [event("optin", raw, it)];
  },
  delivery: (raw, { customer }) => {
    const mids = listOf(raw.mids)
      .map(idOf)
      .filter((mid) => mid !== null);
    const upTo = timeOf(raw.watermark);
    const items: Item[] = mids.map((mid) => statusItem(mid, "delivered"));
    if (customer && upTo !== UNKNOWN)
      items.push({ is: "watermark", watermark: { identity: customer, status: "delivered", upTo } });
    return items.length > 0 ? items : null;
  },
  read: (raw, { customer, at }) => {
    const mid = idOf(raw.mid);
    // Instagram names the newest message that was seen, and with it everything before.
    const upTo = timeOf(raw.watermark, mid === null ? null : at);
    const items: Item[] = mid === null ? [] : [statusItem(mid, "read")];
    if (customer && upTo !== UNKNOWN)
      items.push({ is: "watermark", watermark: { identity: customer, status: "read", upTo } });
    return items.length > 0 ? items : null;
  },
  policy_enforcement: policy,
  "policy-enforcement": policy,
  ...Object.fromEntries(
    [
      "pass_thread_control",
      "take_thread_control",
      "request_thread_control",
      "app_roles",
      "account_linking",
      "messaging_feedback",
      "game_play",
    ].map((name): [string, Reader] => [name, (raw, it) => [event(name, raw, it)]]),
  ),
};

type Saying = {
  providerId: string;
  quotes?: string | null;
  origin?: ReturnType<typeof originOf>;
  messageId?: string | null;
};

const saying = (
  { customer, isOurs, at }: Happening,
  piece: Piece,
  { providerId, quotes = null, origin = null, messageId = null }: Saying,
): Item | null => {
  if (!customer || idOf(providerId) === null) return null;
  const said = { providerId, identities: [customer], name: null, at, quotes, ...piece };
  return isOurs ? { is: "echo", echo: { ...said, messageId } } : { is: "message", message: { ...said, origin } };
};

/**
 * Someone came through an advertisement or a link and has said nothing yet. To Meta that opens the service window as a
 * message does, and a lead's origin has to stand somewhere, so it is a message. Source: Messenger Platform, policy overview.
 */
const arrival = (name: string, raw: Raw, it: Happening): Item[] | null => {
  const [origin, providerId] = [originOf(raw), keyOf(name, it)];
  if (!origin || providerId === null) return null;
  const text = arrivalText(origin);
  const piece = { kind: "interactive", text, content: null, preview: lineOf(text, text), media: null } as const;
  return one(saying(it, piece, { providerId, origin }));
};

/** What has no id of its own is told apart by who did it and when. */
const keyOf = (name: string, { customer, at }: Happening): string | null =>
  customer && at !== UNKNOWN ? `${name}:${customer.externalId.slice(0, 400)}:${at}`.toWellFormed() : null;

const event = (
  name: string,
  raw: Raw,
  { customer }: Happening,
  connection: (Item & { is: "event" })["event"]["connection"] = null,
): Item => ({
  is: "event",
  event: { name, detail: detailOf({ customer: customer?.externalId ?? null, ...raw }), connection },
});

const statusItem = (providerId: string, status: "delivered" | "read"): Item => ({
  is: "status",
  status: { providerId, messageId: null, status, failure: null, pricing: null },
});

const one = (item: Item | null): Item[] | null => item && [item];
