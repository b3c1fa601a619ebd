import type { Audience } from "#shared/model/conversation.ts";
import type { EventContent } from "#shared/model/message.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { logConversation } from "../change-log.ts";
import { guard, type SQL, sql } from "../db.ts";
import type { ChangeOf, Writing } from "./writing.ts";

export const conversationChange = (change: ChangeOf<"conversation">, writing: Writing): SQL[] => {
  const { id, was, set, event, seenInboundAt } = change;
  const { companyId, now } = writing;
  const is = { ...was, ...set };
  const keep = <K extends "concludedAt" | "waitingSince" | "unread">(key: K, column: SQL): SQL =>
    set[key] === undefined ? column : sql`${set[key]}`;
  const log = (scope: string) =>
    logConversation({ conversationId: id, messageId: event?.id ?? null, before: was, scope, now });
  return [
    sql`update conversations set version = version + 1, state = ${is.state}, team_id = ${is.teamId},
      attendant_id = ${is.attendantId}, concluded_at = ${keep("concludedAt", sql`concluded_at`)},
      waiting_since = ${keep("waitingSince", sql`waiting_since`)}, unread = ${keep("unread", sql`unread`)}
      where ${stillAs(id, companyId, was)}
        and ${seenInboundAt === undefined ? sql`true` : sql`coalesce(last_inbound_at, 0) <= ${seenInboundAt ?? 0}`}`,
    guard,
    ...(event ? [insertEvent(id, event, writing)] : []),
    log(teamScope(is.teamId)),
    ...(is.teamId === was.teamId ? [] : [log(teamScope(was.teamId))]),
  ];
};

/** The conversation, if its audience is still what the decision relied on. */
export const stillAs = (id: string, companyId: string, was: Audience): SQL =>
  sql`id = ${id} and company_id = ${companyId} and state = ${was.state} and team_id = ${was.teamId}
    and attendant_id is ${was.attendantId}`;

export const insertEvent = (
  conversationId: string,
  event: { id: string; content: EventContent },
  { now }: Pick<Writing, "now">,
): SQL => sql`insert into messages (id, company_id, conversation_id, channel_id, direction, kind, content, at)
  select ${event.id}, company_id, id, channel_id, 'system', 'event', ${JSON.stringify(event.content)}, ${now}
  from conversations where id = ${conversationId}`;
