import { logMessage } from "./change-log.ts";
import { type SQL, sql } from "./db.ts";

/**
 * Three statements that end the hold of a message as its sender leases it, the last of which logs it: nobody can take it
 * back any more, and its conversation's line in lists changes now. A customer who wrote since it was written still waits.
 */
export const release = ({ conversationId, lease }: { conversationId: string; lease: string }, now: number): SQL[] => {
  const leased = sql`select d.message_id from deliveries d where d.conversation_id = ${conversationId} and d.lease = ${lease}`;
  return [
    sql`update messages set status = 'queued', hold_until = null, revision = revision + 1, changed_by = ${lease}
      where id = (${leased}) and status = 'held'`,
    sql`update conversations set version = version + 1, preview = iif(last_message_at <= x.at, coalesce(x.line, preview), preview),
        last_message_at = max(last_message_at, x.at), waiting_since = iif(state = 'open', x.since, waiting_since)
      from (
        select d.preview as line, m.at, (select min(i.at) from messages i
          where i.conversation_id = ${conversationId} and i.at > m.at and i.direction = 'in') as since
        from deliveries d join messages m on m.id = d.message_id
        where d.conversation_id = ${conversationId} and d.lease = ${lease} and m.changed_by = ${lease}
      ) x
      where conversations.id = ${conversationId}`,
    logMessage(sql`msg.id = (${leased}) and msg.changed_by = ${lease}`, now),
  ];
};
