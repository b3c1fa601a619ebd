import { emptyHistogram, type Histograms, histogramsOf, type Metric } from "#shared/model/metrics.ts";
import type { Counted } from "../metrics/tally.ts";
import { all, first, runBatch, type SQL, sql } from "./db.ts";

/** Adds what was counted to what is known: a row written for each company and hour, whatever there is of them. */
export const saveCounted = async (d1: D1Database, counted: readonly Counted[]): Promise<void> => {
  await runBatch(d1, [
    sql`insert into metrics (company_id, hour, counts)
      select n.value ->> 'companyId', n.value ->> 'hour',
        json_group_object(n.value ->> 'metric' || ':' || (n.value ->> 'bucket'), n.value -> 'count')
      from json_each(${JSON.stringify(counted)}) n where true group by 1, 2
      on conflict (company_id, hour) do update set counts = (
        select json_group_object(key, count) from (
          select key, sum(value) as count from (
            select key, value from json_each(metrics.counts) union all select key, value from json_each(excluded.counts)
          ) group by key))`,
  ]);
};

export type HourCounts = { hour: number; histograms: Histograms };

/** The company's hours since a time, oldest first; those of which nothing is known are left out. */
export const hoursSince = async (d1: D1Database, companyId: string, since: number): Promise<HourCounts[]> => {
  const rows = await all<{ hour: number; counts: string }>(
    d1,
    sql`select hour, counts from metrics where company_id = ${companyId} and hour >= ${since} order by hour`,
  );
  return rows.map(({ hour, counts }) => ({ hour, histograms: parse(JSON.parse(counts)) }));
};

const parse = (counts: Record<string, number>): Histograms => {
  const histograms = histogramsOf(emptyHistogram);
  for (const [key, count] of Object.entries(counts)) {
    const [metric, bucket] = key.split(":");
    histograms[metric as Metric][Number(bucket)] = count;
  }
  return histograms;
};

/** How many dead letters of the company came in each hour since a time, by the hour's beginning. */
export const deadLettersByHour = async (
  d1: D1Database,
  companyId: string,
  { since, hourMs }: { since: number; hourMs: number },
): Promise<Map<number, number>> => {
  const rows = await all<{ hour: number; count: number }>(
    d1,
    sql`select at - at % ${hourMs} as hour, count(*) as count from dead_letters
      where company_id = ${companyId} and at >= ${since} group by 1`,
  );
  return new Map(rows.map((it) => [it.hour, it.count]));
};

/** How many dead letters of the company have not been replayed. */
export const waitingDeadLetters = async (d1: D1Database, companyId: string): Promise<number> => {
  const row = await first<{ count: number }>(
    d1,
    sql`select count(*) as count from dead_letters where company_id = ${companyId} and replayed_at is null`,
  );
  return row?.count ?? 0;
};

/** Forgets the hours before a time. */
export const trimMetrics = (before: number): SQL => sql`delete from metrics where hour < ${before}`;
