import { all, first, runBatch, sql } from "./db.ts";

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

export type KeptLetter = { id: string; channelId: string; error: string; at: number; replayedAt: number | null };

/** The company's newest dead letters, without their bodies. */
export const deadLettersOf = async (d1: D1Database, companyId: string, limit: number): Promise<KeptLetter[]> => {
  const rows = await all(
    d1,
    sql`select id, channel_id as "channelId", error, at, replayed_at as "replayedAt" from dead_letters
      where company_id = ${companyId} order by at desc, id desc limit ${limit}`,
  );
  return rows as unknown as KeptLetter[];
};

/** A letter's channel and body; an empty body waits in R2. */
export const deadLetterById = async (d1: D1Database, companyId: string, id: string) =>
  first<{ kind: string; channel_id: string; body: string }>(
    d1,
    sql`select h.kind, d.channel_id, d.body from dead_letters d join channels h on h.id = d.channel_id
      where d.id = ${id} and d.company_id = ${companyId}`,
  );

export const markReplayed = async (d1: D1Database, id: string, now: number): Promise<void> => {
  await runBatch(d1, [sql`update dead_letters set replayed_at = ${now} where id = ${id}`]);
};
