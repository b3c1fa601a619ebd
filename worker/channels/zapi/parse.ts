import type { MessageStatus } from "#shared/model/message-status.ts";
import type { ChannelAdapter, ChannelAddress, Item } from "../port.ts";
import { idOf, listOf, pick, type Raw, recordOf, textOf } from "../raw.ts";
import { otherChatOf } from "./chat.ts";
import { receivedItem } from "./received.ts";

/** The one thing that a callback of Z-API's says, by its `type`. Source: Z-API, Webhooks. */
export const parse: ChannelAdapter["parse"] = (body, channel) => {
  const callback = recordOf(body);
  const externalId = idOf(callback?.instanceId);
  return [
    {
      externalId,
      accountId: null,
      items: callback ? itemsOf(callback, channel) : [broken("body: not an object", body)],
    },
  ];
};

const itemsOf = (callback: Raw, channel: ChannelAddress): Item[] => {
  // The documentation spells some types in two ways.
  const type = textOf(callback.type)?.toLowerCase() ?? "";
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!reader) return [broken("type: not a known callback", callback)];
  return reader(callback, channel) ?? [broken(`${type}: not understood`, callback)];
};

type Reader = (callback: Raw, channel: ChannelAddress) => Item[] | null;

const READERS: Record<string, Reader> = {
  receivedcallback: (callback, channel) => {
    const item = receivedItem(callback, channel);
    return item && [item];
  },
  messagestatuscallback: (callback) => {
    const other = otherChatOf(callback);
    if (other !== null) return [{ is: "ignored", name: `status:${other}` }];
    const name = textOf(callback.status);
    const ids = [...listOf(callback.ids), callback.id, callback.messageId].flatMap((it) => idOf(it) ?? []);
    if (name === null || ids.length === 0) return null;
    const status = Object.hasOwn(STATUSES, name) ? STATUSES[name] : undefined;
    if (!status) return [{ is: "ignored", name: `status:${name.slice(0, 40).toWellFormed()}` }];
    return ids.map((id) => report(id, status));
  },
  deliverycallback: (callback) => {
    const id = idOf(callback.messageId) ?? idOf(callback.zaapId);
    if (id === null) return null;
    const error = textOf(callback.error);
    return [error === null ? report(id, "sent") : report(id, "failed", error)];
  },
  presencechatcallback: () => [{ is: "ignored", name: "presence" }],
  connectedcallback: (callback) => [
    {
      is: "event",
      event: {
        name: "connected",
        detail: pick(callback, ["phone"]),
        connection: { isConnected: callback.connected !== false, reason: textOf(callback.error) },
      },
    },
  ],
  disconnectedcallback: (callback) => [
    {
      is: "event",
      event: {
        name: "disconnected",
        detail: pick(callback, ["error"]),
        connection: { isConnected: callback.disconnected === false, reason: textOf(callback.error) },
      },
    },
  ],
};

/** `PLAYED` is what a voice message's reading is called; `READ_BY_ME` is about what the customer wrote. */
const STATUSES: Record<string, MessageStatus> = { SENT: "sent", RECEIVED: "delivered", READ: "read", PLAYED: "read" };

/** Far above any reason of the provider's. */
const MAX_REASON = 1_000;

const report = (providerId: string, status: MessageStatus, error: string | null = null): Item => ({
  is: "status",
  status: {
    providerId,
    messageId: null,
    status,
    failure: error === null ? null : { code: "not_delivered", reason: error.slice(0, MAX_REASON).toWellFormed() },
    pricing: null,
  },
});

const broken = (error: string, body: unknown): Item => ({ is: "broken", error, body });
