import { logMessages, type LoggedRow, parseLogged } from "./change-log.ts";
import { all, each, runBatch, type SQL, sql } from "./db.ts";

/** Until then a report of the provider may tell what became of the message. */
export const expectReport = (messageId: string, until: number): SQL => sql`
  insert into unsettled (message_id, due_at) values (${messageId}, ${until})
  on conflict (message_id) do update set due_at = excluded.due_at`;

/** Fails the messages of unknown fate of which nothing was reported in time. `batchId` is new for every call. */
export const failUnsettled = async (
  d1: D1Database,
  { batchId, now, limit }: { batchId: string; now: number; limit: number },
): Promise<LoggedRow[]> => {
  const due = await all(
    d1,
    sql`select message_id from unsettled where due_at <= ${now} order by due_at limit ${limit}`,
  );
  if (due.length === 0) return [];
  const ids = each(due.map((it) => String(it.message_id)));
  const changed = sql`msg.id in (${ids}) and msg.changed_by = ${batchId}`;
  const [, , logged = []] = await runBatch(d1, [
    sql`update messages set status = 'failed', failure = json_set(failure, '$.code', 'no_answer'), revision = revision + 1, changed_by = ${batchId}
      where id in (${ids}) and status = 'unknown'
      and id in (select message_id from unsettled where due_at <= ${now})`,
    sql`update conversations set version = version + x.count from (
        select msg.conversation_id, count(*) as count from messages msg where ${changed} group by msg.conversation_id
      ) x where conversations.id = x.conversation_id`,
    logMessages(changed, now),
    sql`delete from unsettled where message_id in (${ids}) and due_at <= ${now}`,
  ]);
  return parseLogged(logged);
};
