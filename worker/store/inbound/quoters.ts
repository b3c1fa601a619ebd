import { logMessages } from "../change-log.ts";
import { type SQL, sql } from "../db.ts";

/** The messages that quote the one of the id, by its id or by the provider's; both as SQL. */
export const quotersOf = (messageId: SQL): SQL => sql`
  select q.id from messages o join messages q on q.channel_id = o.channel_id and q.quoted_provider_id = o.provider_id
    and q.conversation_id = o.conversation_id
  where o.id = ${messageId}
  union select q.id from messages o join messages q on q.quoted_id = o.id and q.conversation_id = o.conversation_id
  where o.id = ${messageId}`;

/** Tells again of messages that came before the one that they quote, now that it is here. */
export const retellQuoters = (messageId: string, conversationId: string, now: number): SQL[] => {
  const quoters = quotersOf(sql`${messageId}`);
  return [
    sql`update messages set revision = revision + 1 where id in (${quoters})`,
    sql`update conversations set version = version + (select count(*) from (${quoters}))
      where id = ${conversationId} and exists (${quoters})`,
    logMessages(sql`msg.id in (${quoters})`, now),
  ];
};
