import { newId, type Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { type Message, PLAIN } from "#shared/model/message.ts";

/** A conversation of Vendas in which a customer named after the canary writes; queued, unless said otherwise. */
export const conversation = (
  team: { id: Id; name: string },
  canary: string,
  changes: Partial<Conversation> = {},
): Conversation => ({
  id: newId(),
  version: 1,
  state: "queued",
  contact: { id: newId(), name: canary, phone: null, blockedAt: null, archivedAt: null, marketingStoppedAt: null },
  team,
  attendant: null,
  channel: "whatsapp",
  channelId: "demo-whatsapp",
  preview: `preview ${canary}`,
  lastMessageAt: 0,
  lastInboundAt: null,
  waitingSince: null,
  concludedAt: null,
  unread: 0,
  ...changes,
});

export const message = (conversationId: Id, text: string): Message => ({
  id: newId(),
  conversationId,
  revision: 1,
  direction: "in",
  kind: "text",
  text,
  content: null,
  status: null,
  failure: null,
  author: null,
  at: 0,
  ...PLAIN,
});
