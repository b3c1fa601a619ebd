import { bucketOf, type Metric } from "#shared/model/metrics.ts";

/** How many of a company's things were in a bucket in an hour (epoch milliseconds of its beginning). */
export type Counted = { companyId: string; hour: number; metric: Metric; bucket: number; count: number };

export const HOUR_MS = 3_600_000;
/** How often an isolate writes at most, in milliseconds, so that a message costs no row more. */
const SAVE_EVERY_MS = 60_000;

export type Tally = ReturnType<typeof createTally>;

/**
 * What an isolate has counted and not yet written. The first is written at once, the others a minute later at the earliest:
 * what an isolate has counted since then goes when it does.
 */
export const createTally = () => {
  let counted = new Map<string, Counted>();
  let savedAt = Number.NEGATIVE_INFINITY;

  const add = (it: Counted): void => {
    const key = `${it.companyId} ${it.hour} ${it.metric} ${it.bucket}`;
    counted.set(key, { ...it, count: it.count + (counted.get(key)?.count ?? 0) });
  };

  return {
    add: (metric: Metric, companyId: string, ms: number, times: number, now: number): void =>
      add({ companyId, hour: now - (now % HOUR_MS), metric, bucket: bucketOf(ms), count: times }),

    /** What is to be written now: it is not here any more. */
    take(now: number, isUrgent: boolean): Counted[] {
      if (!isUrgent && now - savedAt < SAVE_EVERY_MS) return [];
      const taken = [...counted.values()];
      counted = new Map();
      if (taken.length > 0) savedAt = now;
      return taken;
    },

    /** What could not be written. */
    giveBack: (taken: readonly Counted[]): void => taken.forEach(add),
  };
};

/** An isolate's tallies, one for each database by its name: what was counted of a company is kept where its rows are. */
export const createTallies = () => {
  const tallies = new Map<string, Tally>();
  return (shard: string): Tally => {
    const tally = tallies.get(shard) ?? createTally();
    tallies.set(shard, tally);
    return tally;
  };
};
