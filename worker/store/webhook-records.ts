import { all, first, runBatch, sql } from "./db.ts";
import { counting, these } from "./gauge.ts";

/** Counts what became of things that a webhook brought and nothing was written for. */
export const countThese = async (
  d1: D1Database,
  channelId: string,
  outcomes: readonly string[],
  now: number,
): Promise<void> => {
  if (outcomes.length > 0) await runBatch(d1, counting(channelId, these(outcomes), now));
};

export type DeadLetter = { id: string; companyId: string; channelId: string; body: string; error: string };

/** Keeps what could not be understood, to be looked at and replayed; counted. */
export const insertDeadLetter = async (d1: D1Database, it: DeadLetter, now: number): Promise<void> => {
  await runBatch(d1, [
    sql`insert into dead_letters (id, company_id, channel_id, body, error, at)
      values (${it.id}, ${it.companyId}, ${it.channelId}, ${it.body}, ${it.error}, ${now})`,
    ...counting(it.channelId, these(["dead_letter"]), now),
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
