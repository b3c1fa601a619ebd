import type { Id } from "#shared/ids.ts";
import type { Looker, RoomFrame } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";

/** Who is online and who looks where, as the rooms say. */
export type PresenceSnapshot = {
  online: readonly Id[];
  lookers: readonly { scope: Scope; conversationId: Id; lookers: readonly Looker[] }[];
};

export type PresenceFrame = Extract<RoomFrame, { type: "presence" | "online" }>;

export const NOBODY: PresenceSnapshot = { online: [], lookers: [] };

export const applyPresence = (was: PresenceSnapshot, scope: Scope, frame: PresenceFrame): PresenceSnapshot => {
  if (frame.type === "online") return { ...was, online: frame.userIds };
  const { conversationId, lookers } = frame;
  const others = was.lookers.filter((it) => it.conversationId !== conversationId);
  return { ...was, lookers: lookers.length > 0 ? [...others, { scope, conversationId, lookers }] : others };
};

/** A room that is not connected says nothing of who is there. */
export const withoutScope = (was: PresenceSnapshot, scope: Scope): PresenceSnapshot => ({
  online: scope.startsWith("company-") ? [] : was.online,
  lookers: was.lookers.filter((it) => it.scope !== scope),
});
