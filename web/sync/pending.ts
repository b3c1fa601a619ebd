import type { Id } from "#shared/ids.ts";
import type { Contact } from "#shared/model/contact.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Message } from "#shared/model/message.ts";
import type { PendingChange } from "./overlay.ts";

/** The changes that wait in the outbox, by what they change. */
export type Pending = {
  ofConversation: (id: Id) => readonly PendingChange[];
  conversationIds: () => Iterable<Id>;
  contactIds: () => Iterable<Id>;
  /** As they will be once all of it has been carried out. */
  conversation: (it: Conversation) => Conversation;
  contact: (it: Contact) => Contact;
  messages: (conversationId: Id, messages: readonly Message[]) => (Message & { isPending?: boolean })[];
};

export const NOTHING_PENDING: Pending = {
  ofConversation: () => [],
  conversationIds: () => [],
  contactIds: () => [],
  conversation: (it) => it,
  contact: (it) => it,
  messages: (_id, messages) => [...messages],
};
