import type { Conversation } from "#shared/model/conversation.ts";
import { audienceOf } from "#shared/model/conversation.ts";
import { explain } from "#shared/policy/sight.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { Why } from "#shared/protocol/api.ts";
import { conversationById } from "../store/conversations.ts";
import type { Tools } from "./tools.ts";

/** The conversation and why the viewer sees it, or null: what one may not see does not exist. */
export const seeConversation = async (
  { d1 }: Pick<Tools, "d1">,
  viewer: Viewer,
  id: string,
): Promise<{ conversation: Conversation; why: Why } | null> => {
  const found = await conversationById(d1, viewer.companyId, id);
  if (!found) return null;
  const { row, relation, sight } = explain(viewer, { ...audienceOf(found.conversation), access: found.access });
  if (sight === null) return null;
  return { conversation: found.conversation, why: { access: row.access, state: row.state, relation, tab: sight } };
};
