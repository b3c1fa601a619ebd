import { all, each, runBatch, sql } from "./db.ts";

/** How many failures each key has in its running window. */
export const failuresOf = async (
  d1: D1Database,
  keys: readonly string[],
  now: number,
): Promise<Map<string, number>> => {
  const rows = await all(
    d1,
    sql`select key, count from sign_in_failures where key in (${each(keys)}) and window_ends_at > ${now}`,
  );
  return new Map(rows.map((it) => [String(it.key), Number(it.count)]));
};

/** Counts a failure for each key; a key without a running window begins one that ends at `windowEndsAt`. */
export const countFailure = async (
  d1: D1Database,
  keys: readonly string[],
  { now, windowEndsAt }: { now: number; windowEndsAt: number },
): Promise<void> => {
  await runBatch(d1, [
    sql`insert into sign_in_failures (key, count, window_ends_at)
      select value, 1, ${windowEndsAt} from json_each(${JSON.stringify(keys)}) where true
      on conflict (key) do update set
        count = iif(window_ends_at > ${now}, count + 1, 1),
        window_ends_at = iif(window_ends_at > ${now}, window_ends_at, excluded.window_ends_at)`,
  ]);
};

export const forgetFailures = async (d1: D1Database, key: string): Promise<void> => {
  await runBatch(d1, [sql`delete from sign_in_failures where key = ${key}`]);
};
