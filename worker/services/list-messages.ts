import { audienceOf } from "#shared/model/conversation.ts";
import type { Message } from "#shared/model/message.ts";
import { sight } from "#shared/policy/sight.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { MessagePage, RecentMessages } from "#shared/protocol/api.ts";
import { Refused } from "../refused.ts";
import { conversationsByIds } from "../store/conversations.ts";
import { encodeCursor } from "../store/cursor.ts";
import { messagesBefore, newestMessages } from "../store/messages.ts";
import { keyOf } from "./cursor.ts";
import { seeConversation } from "./see-conversation.ts";
import type { Tools } from "./tools.ts";

const PAGE = 40;

/** A page of a conversation's messages, in order of time. */
export const listMessages = async (
  { d1 }: Tools,
  viewer: Viewer,
  { conversationId, before }: { conversationId: string; before: string | undefined },
): Promise<MessagePage> => {
  if (!(await seeConversation({ d1 }, viewer, conversationId))) throw new Refused("not_found");
  const key = keyOf(before, "before");
  return pageOf(await messagesBefore(d1, viewer.companyId, conversationId, key, PAGE + 1));
};

/** The newest page of each of the conversations that the viewer sees; the others are left out. */
export const recentMessages = async (
  { d1 }: Tools,
  viewer: Viewer,
  conversationIds: readonly string[],
): Promise<RecentMessages> => {
  const found = await conversationsByIds(d1, viewer.companyId, conversationIds);
  const seen = found.filter((it) => sight(viewer, { ...audienceOf(it.conversation), access: it.access }) !== null);
  const ids = seen.map((it) => it.conversation.id);
  const messages = Map.groupBy(await newestMessages(d1, viewer.companyId, ids, PAGE + 1), (it) => it.conversationId);
  return Object.fromEntries(ids.map((id) => [id, pageOf(messages.get(id) ?? [])]));
};

const pageOf = (newestFirst: readonly Message[]): MessagePage => {
  const items = newestFirst.slice(0, PAGE).reverse();
  const oldest = items[0];
  return { items, next: newestFirst.length > PAGE && oldest ? encodeCursor([oldest.at, oldest.id]) : null };
};
