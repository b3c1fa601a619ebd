import type { Tab } from "#shared/policy/sight.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { ConversationPage } from "#shared/protocol/api.ts";
import { conversationsInTab, keyIn } from "../store/conversations.ts";
import { encodeCursor } from "../store/cursor.ts";
import { keyOf } from "./cursor.ts";
import type { Tools } from "./tools.ts";

const PAGE = 50;

/** A page of the conversations that the viewer sees in a tab. */
export const listConversations = async (
  { d1 }: Tools,
  viewer: Viewer,
  { tab, query, cursor }: { tab: Tab; query: string; cursor: string | undefined },
): Promise<ConversationPage> => {
  const after = keyOf(cursor, "cursor");
  const found = await conversationsInTab(d1, viewer, { tab, query, after, limit: PAGE + 1 });
  const items = found.slice(0, PAGE);
  const last = items.at(-1);
  return { items, next: found.length > PAGE && last ? encodeCursor(keyIn(tab, last)) : null };
};
