import { env } from "cloudflare:workers";

/** The database, with something happening between the first batch and the second: what a decision was read from is stale. */
export const interposed = (d1: D1Database, happen: () => Promise<unknown>): D1Database => interposedAt(2, d1, happen);

/** The same, before the batch of that number, counted from 1. */
export const interposedAt = (place: number, d1: D1Database, happen: () => Promise<unknown>): D1Database => {
  let batches = 0;
  return new Proxy(d1, {
    get: (target, key) => {
      if (key !== "batch") return Reflect.get(target, key).bind(target);
      return async (statements: D1PreparedStatement[]) => {
        batches += 1;
        if (batches === place) await happen();
        return target.batch(statements);
      };
    },
  });
};

/** The database, with something happening once before a statement that begins like this. */
export const before = (beginning: string, happen: () => Promise<unknown>): D1Database => {
  let hasHappened = false;
  const prepare = (query: string) => ({
    bind: (...values: unknown[]) => ({
      all: async () => {
        if (query.startsWith(beginning) && !hasHappened) {
          hasHappened = true;
          await happen();
        }
        return env.DB.prepare(query)
          .bind(...values)
          .all();
      },
    }),
  });
  return { prepare } as unknown as D1Database;
};
