import { useProsa } from "../stores/context.ts";
import type { ContactStore, ConversationStore, MessageStore } from "../stores/prosa.ts";

/** The lists of the stores, by names that say that they follow the accessors which they are given. */
export const createContactList: ContactStore["list"] = (filter, query) => useProsa().contacts.list(filter, query);

export const createContactDetails: ContactStore["details"] = (id) => useProsa().contacts.details(id);

export const createMessages: MessageStore["of"] = (conversationId) => useProsa().messages.of(conversationId);

export const createSearch: ConversationStore["search"] = (tab, query) => useProsa().conversations.search(tab, query);
