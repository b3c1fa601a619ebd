import { all, type SQL, sql } from "./db.ts";

/** How often it is written down that a channel is alive, in milliseconds. */
export const HEALTH_EVERY_MS = 60_000;

/**
 * Counts what became of the things that a webhook brought, by day (UTC): `outcomes` is a query with a row for each, in the
 * column `outcome`; null is not counted yet. To be run in the batch that makes it so. Each counts as `received` too, so that
 * received is the sum of all others whatever breaks in between. Notes that the channel is alive.
 */
export const counting = (channelId: string, outcomes: SQL, now: number): SQL[] => [
  count(channelId, outcomes, now),
  noteAlive(channelId, now),
];

const count = (channelId: string, outcomes: SQL, now: number): SQL =>
  sql`with became as materialized (select outcome from (${outcomes}) where outcome is not null)
    insert into webhook_counts (channel_id, day, outcome, count)
    select ${channelId}, ${dayOf(now)}, x.outcome, count(*)
    from (select outcome from became union all select 'received' from became) x where true group by x.outcome
    on conflict (channel_id, day, outcome) do update set count = count + excluded.count`;

/**
 * Counts things of which each became `outcome`, by `number`, a query that answers how many: a shorter plan than `counting`'s.
 * Says nothing of the channel, which `noteAlive` does.
 */
export const countAlike = (channelId: string, outcome: string, number: SQL, now: number): SQL =>
  sql`insert into webhook_counts (channel_id, day, outcome, count)
    select ${channelId}, ${dayOf(now)}, o.value, n.number
    from (select (${number}) as number) n cross join json_each(${JSON.stringify(["received", outcome])}) o
    where n.number > 0 on conflict (channel_id, day, outcome) do update set count = count + excluded.count`;

/** The channel is alive; written at most once a minute. */
export const noteAlive = (channelId: string, now: number): SQL =>
  sql`insert into channel_health (channel_id, last_event_at) values (${channelId}, ${now})
    on conflict (channel_id) do update set last_event_at = excluded.last_event_at
    where coalesce(last_event_at, 0) <= excluded.last_event_at - ${HEALTH_EVERY_MS}`;

/** What is known to have become of each, for `counting`. */
export const these = (outcomes: readonly string[]): SQL =>
  sql`select value as outcome from json_each(${JSON.stringify(outcomes)})`;

export type DayCount = { channelId: string; day: string; outcome: string; count: number };

/** All counts of the company's channels since a day (YYYY-MM-DD), by channel, newest day first. */
export const countsSince = async (d1: D1Database, companyId: string, day: string): Promise<DayCount[]> =>
  all<DayCount>(
    d1,
    sql`select w.channel_id as "channelId", w.day, w.outcome, w.count
      from channels h join webhook_counts w on w.channel_id = h.id and w.day >= ${day}
      where h.company_id = ${companyId} order by w.channel_id, w.day desc, w.outcome`,
  );

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
