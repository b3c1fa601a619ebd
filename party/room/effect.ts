import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import { parseScope } from "#shared/protocol/scope.ts";
import type { Member, Roster, RoomState } from "./state.ts";

/** What a row of the log changes: a conversation of the room (null: it is no longer one), and who belongs to the room. */
export type Effect = { conversation: { id: Id; now: Conversation | null } | null; roster: Roster };

/** The roster is the same object when the row leaves it as it was. */
export const effectOf = (roster: Roster, row: LogRow): Effect => ({
  conversation: conversationAfter(roster, row),
  roster: rosterAfter(roster, row),
});

/** Brings the state forward by one row whose effect is known. */
export const applyEffect = (state: RoomState, row: LogRow, effect: Effect): void => {
  const { conversation, roster } = effect;
  if (conversation?.now) state.conversations.set(conversation.id, conversation.now);
  else if (conversation) state.conversations.delete(conversation.id);
  state.roster = roster;
  state.seq = row.seq;
  state.mark = row.mark;
};

const conversationAfter = ({ scope }: Roster, { fact, after }: LogRow): Effect["conversation"] => {
  if (fact.fact !== "conversation") return null;
  const isOurs = after?.teamId === parseScope(scope).id;
  return { id: fact.conversation.id, now: isOurs ? fact.conversation : null };
};

const rosterAfter = (roster: Roster, { fact, seq }: LogRow): Roster => {
  const { kind, id } = parseScope(roster.scope);
  const isTeam = kind === "team";
  switch (fact.fact) {
    case "team":
      return isTeam && fact.team.id === id && fact.team.access !== roster.access
        ? { ...roster, access: fact.team.access, accessSince: seq }
        : roster;
    case "member":
      return isTeam && fact.membership.teamId === id
        ? withMember(roster, fact.membership.userId, { isSupervisor: fact.membership.isSupervisor, since: seq })
        : roster;
    case "member_removed":
      return isTeam && fact.teamId === id ? withoutMember(roster, fact.userId) : roster;
    case "user":
      return isTeam ? roster : withMember(roster, fact.user.id, { isSupervisor: false, since: seq });
    case "user_removed":
      return withoutMember(roster, fact.userId);
    default:
      return roster;
  }
};

const withMember = (roster: Roster, userId: Id, member: Member): Roster =>
  roster.members.get(userId)?.isSupervisor === member.isSupervisor
    ? roster
    : { ...roster, members: new Map(roster.members).set(userId, member) };

const withoutMember = (roster: Roster, userId: Id): Roster => {
  if (!roster.members.has(userId)) return roster;
  const members = new Map(roster.members);
  members.delete(userId);
  return { ...roster, members };
};
