import type { StatusReport } from "../channels/port.ts";
import { logMessages, type LoggedRow, parseLogged } from "./change-log.ts";
import { runBatch, type SQL, sql } from "./db.ts";
import { counting } from "./gauge.ts";
import { rankOf, standingOf } from "./status-rank.ts";

/**
 * Moves messages of the channel forward to what the provider reports, found by the provider's id or by ours where it is
 * echoed. Reports of no higher rank, or of an attempt that was retried since, change nothing. `batchId` is new for every
 * call. What a message costs is kept whenever it is told. Each report is counted. Answers the rows to tell.
 */
export const applyStatuses = async (
  d1: D1Database,
  channelId: string,
  reports: readonly StatusReport[],
  { batchId, now }: { batchId: string; now: number },
): Promise<LoggedRow[]> => {
  const found = sql`select n.key, n.value, coalesce(
      (select p.id from messages p where p.channel_id = ${channelId} and p.provider_id = n.value ->> 'providerId'),
      (select o.id from messages o where o.channel_id = ${channelId} and o.id = n.value ->> 'messageId'
        and not exists (select 1 from past_attempts a
          where a.channel_id = ${channelId} and a.provider_id = n.value ->> 'providerId'))) as id
    from json_each(${JSON.stringify(reports)}) n`;
  const changed = sql`msg.changed_by = ${batchId} and msg.id in (select id from (${found}))`;
  const results = await runBatch(d1, [
    ...counting(channelId, outcomesOf(found), now),
    moveForward(found, batchId),
    // What the provider reports on was sent, whatever it answered: one that waits for its next attempt is not sent twice.
    sql`delete from deliveries where lease is null
      and message_id in (select msg.id from messages msg where ${changed})`,
    sql`update conversations set version = version + x.count from (
        select msg.conversation_id, count(*) as count from messages msg where ${changed} group by msg.conversation_id
      ) x where conversations.id = x.conversation_id`,
    logMessages(changed, now),
    ...(reports.some((it) => it.pricing) ? [keepPricing(found)] : []),
  ]);
  return parseLogged(results.flat());
};

const outcomesOf = (found: SQL): SQL => sql`
  select case when m.direction is not 'out' then 'ignored:status:of_unknown_message'
    when ${rankOf(sql`f.value ->> 'status'`)} > ${standingOf("m")} then 'status' else 'status_stale' end as outcome
  from (${found}) f left join messages m on m.id = f.id`;

const keepPricing = (found: SQL): SQL => sql`
  update messages set pricing = x.pricing from (
    select f.id, f.value -> 'pricing' as pricing from (${found}) f where f.value ->> '$.pricing' is not null
  ) x where messages.id = x.id and messages.direction = 'out' and messages.pricing is not x.pricing`;

/** A message takes the furthest of its reports. The provider's id comes with the first report if the answer was lost. */
const moveForward = (found: SQL, batchId: string): SQL => sql`
  update messages set status = x.status, failure = x.failure, revision = revision + 1, changed_by = ${batchId},
    provider_id = coalesce(messages.provider_id, x.provider_id)
  from (
    select f.id, f.value ->> 'status' as status, nullif(f.value -> 'failure', 'null') as failure,
      f.value ->> 'providerId' as provider_id,
      row_number() over (partition by f.id order by ${rankOf(sql`f.value ->> 'status'`)} desc) as place
    from (${found}) f where f.id is not null
  ) x
  where x.place = 1 and messages.id = x.id and messages.direction = 'out'
    and ${rankOf(sql`x.status`)} > ${standingOf("messages")}`;
