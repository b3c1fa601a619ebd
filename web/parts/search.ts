import { useProsa } from "../stores/context.ts";
import type { ConversationStore } from "../stores/prosa.ts";

/** What a search finds, by a name that says that it follows the accessors which it is given. */
export const createSearch: ConversationStore["search"] = (tab, query) => useProsa().conversations.search(tab, query);
