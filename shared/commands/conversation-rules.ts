import type { ErrorCode } from "../errors.ts";
import type { Audience } from "../model/conversation.ts";
import { type Action, may } from "../policy/permissions.ts";
import { sight } from "../policy/sight.ts";
import type { Viewer } from "../policy/viewer.ts";
import { refused, type Decision } from "./command.ts";
import type { ConversationFacts, World } from "./world.ts";

type Allowed = { ok: true; conversation: ConversationFacts; was: Audience };

/** The conversation, if the actor sees it and may do the action. What one may not see does not exist. */
export const permitted = (world: World, actor: Viewer, action: Action): Allowed | (Decision & { ok: false }) => {
  const { conversation } = world;
  if (!conversation || sight(actor, conversation) === null) return no("not_found");
  if (!may(actor, action, conversation)) return no("forbidden");
  return { ok: true, conversation, was: audience(conversation) };
};

/** Whether the company's org has the person as a member of the team. */
export const isMember = (world: World, teamId: string, userId: string): boolean =>
  world.org?.memberships.some((it) => it.teamId === teamId && it.userId === userId) ?? false;

const audience = ({ teamId, state, attendantId }: ConversationFacts): Audience => ({ teamId, state, attendantId });

const no = (code: ErrorCode) => refused(code) as Decision & { ok: false };
