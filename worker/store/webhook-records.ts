import { runBatch, sql } from "./db.ts";

/** Counts, a day at a time, what a webhook brought besides messages and statuses: nothing vanishes without a trace. */
export const countOutcomes = async (
  d1: D1Database,
  channelId: string,
  outcomes: readonly string[],
  now: number,
): Promise<void> => {
  if (outcomes.length === 0) return;
  const day = new Date(now).toISOString().slice(0, 10);
  await runBatch(d1, [
    sql`insert into webhook_counts (channel_id, day, outcome, count)
      select ${channelId}, ${day}, value, count(*) from json_each(${JSON.stringify(outcomes)}) where true group by value
      on conflict (channel_id, day, outcome) do update set count = count + excluded.count`,
  ]);
};

export type DeadLetter = { id: string; companyId: string; channelId: string; body: string; error: string };

/** Keeps what could not be understood, to be looked at and replayed. */
export const insertDeadLetter = async (d1: D1Database, it: DeadLetter, now: number): Promise<void> => {
  await runBatch(d1, [
    sql`insert into dead_letters (id, company_id, channel_id, body, error, at)
      values (${it.id}, ${it.companyId}, ${it.channelId}, ${it.body}, ${it.error}, ${now})`,
  ]);
};
