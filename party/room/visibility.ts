import type { Id } from "#shared/ids.ts";
import { type Audience, audienceOf, type Conversation } from "#shared/model/conversation.ts";
import { sight } from "#shared/policy/sight.ts";
import type { Fact, LogRow, Told } from "#shared/protocol/fact.ts";
import { parseScope } from "#shared/protocol/scope.ts";
import type { Member, Roster, RoomState } from "./state.ts";

/**
 * The one place of the room that decides who sees what: facts, reset lists, wanted rows, presence and pads all ask here. What
 * a user sees as somebody from outside the team is for the API alone, so it is nothing here.
 */
export const sees = (roster: Roster, userId: Id, conversation: Audience): boolean => {
  const { kind, id: teamId } = parseScope(roster.scope);
  const membership = roster.members.get(userId);
  if (kind !== "team" || !roster.access || !membership || conversation.teamId !== teamId) return false;
  const viewer = { userId, teams: { [teamId]: membership } };
  return sight(viewer, { ...conversation, access: roster.access }) !== null;
};

/** Whether a user sees one of the room's conversations now. One that is not the room's is seen by nobody. */
export const seesIn = (state: RoomState | null, userId: Id | null, conversationId: Id): boolean => {
  const conversation = state?.conversations.get(conversationId);
  return !!state && !!conversation && userId !== null && sees(state.roster, userId, audienceOf(conversation));
};

/** What a member is told of a row: the fact, that a conversation is theirs no longer, or nothing. */
export const tell = (
  roster: Roster,
  { userId, protocol }: Listener,
  { fact, before, after, version }: LogRow,
): Told | null => {
  if (fact.fact !== "conversation") return protocol < (SINCE[fact.fact] ?? 0) ? null : fact;
  if (after && sees(roster, userId, after)) return fact;
  if (!before || !sees(roster, userId, before)) return null;
  return { fact: "drop", id: fact.conversation.id, version: version ?? fact.conversation.version };
};

/** Who is told, and which version of the protocol they speak. */
export type Listener = { userId: Id; protocol: number };

/** With which version of the protocol a fact came: an older client would not understand the frame that it is in. */
const SINCE: Partial<Record<Fact["fact"], number>> = { contact_merged: 4 };

/** Those of the conversations that the member sees. */
export const visible = function* (
  roster: Roster,
  userId: Id,
  conversations: Iterable<Conversation>,
): Generator<Conversation> {
  for (const it of conversations) if (sees(roster, userId, audienceOf(it))) yield it;
};

/**
 * What sight depends on besides the conversations, as a word: when it changes, all that a client holds is in question.
 * It names the last change too: who was away while access was taken and given back may not be told the rows between.
 * Null for who does not belong to the room.
 */
export const authzOf = (roster: Roster, userId: Id): string | null => {
  const member = roster.members.get(userId);
  if (!member) return null;
  return `${roster.access ?? "company"}/${relationOf(member)}/${Math.max(roster.accessSince, member.since)}`;
};

/**
 * Listeners of one class are told the same of these rows: those with an equal relation who speak the same version, but each
 * attendant apart.
 */
export const classesFor = (roster: Roster, rows: readonly LogRow[]): ((listener: Listener) => string) => {
  const attendants = new Set(rows.flatMap((it) => [it.before?.attendantId, it.after?.attendantId]));
  return ({ userId, protocol }) =>
    `${protocol} ${attendants.has(userId) ? userId : relationOf(roster.members.get(userId))}`;
};

const relationOf = (member: Member | undefined): string => (member?.isSupervisor ? "supervisor" : "member");
