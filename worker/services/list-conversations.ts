import type { Conversation } from "#shared/model/conversation.ts";
import type { Tab } from "#shared/policy/sight.ts";
import { conversationsInTab, keyIn } from "../store/conversations.ts";
import { encodeCursor } from "../store/cursor.ts";
import type { Row, SQL } from "../store/db.ts";
import type { Asking } from "../store/people.ts";
import { keyOf } from "./cursor.ts";

const PAGE = 50;

/**
 * A page of the conversations that one sees in a tab: how it is read, whoever asks, and the `ConversationPage` that the rows
 * make, as JSON: each is that already.
 * @throws {Refused} when the cursor is none of ours
 */
export const listConversations = (
  tab: Tab,
  { query, cursor }: { query: string; cursor: string | undefined },
): { seen: (asking: Asking) => SQL; pageOf: (rows: readonly Row[]) => string } => {
  const after = keyOf(cursor, "cursor");
  return {
    seen: (asking) => conversationsInTab(asking, { tab, query, after, limit: PAGE + 1 }),
    pageOf(rows) {
      const items = rows.slice(0, PAGE).map((it) => String(it.body));
      const last = items.at(-1);
      const next = rows.length > PAGE && last ? encodeCursor(keyIn(tab, JSON.parse(last) as Conversation)) : null;
      return `{"items":[${items.join()}],"next":${JSON.stringify(next)}}`;
    },
  };
};
