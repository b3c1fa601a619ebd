import { all, first, sql } from "./db.ts";

/** Whether the database answers: rejects when it does not. */
export const answers = (d1: D1Database): Promise<unknown> => all(d1, sql`select 1`);

/**
 * Since when the message that has waited longest could have been sent, in epoch milliseconds; null when none waits. Not
 * counted are those that wait behind another of their conversation, for a paused channel, or for their turn on a busy one.
 */
export const oldestDue = async (d1: D1Database, now: number): Promise<number | null> => {
  const row = await first<{ at: number | null }>(
    d1,
    sql`select min(coalesce(d.lease_ends_at, d.due_at)) as at from deliveries d
      join messages m on m.id = d.message_id join channels h on h.id = m.channel_id and h.paused_at is null
      left join channel_paces p on p.channel_id = h.id
      where coalesce(d.lease_ends_at, d.due_at) <= ${now} and coalesce(p.next_at, 0) <= ${now}
      and not exists (select 1 from deliveries o where o.conversation_id = d.conversation_id
        and (o.at, o.message_id) < (d.at, d.message_id))`,
  );
  return row?.at ?? null;
};
