import { shardsOf } from "./shards/shards.ts";

/** What work on D1 came to: requests to it, the rows that it read and wrote (indexes included), and its milliseconds. */
export type Usage = { queries: number; batches: number; rowsRead: number; rowsWritten: number; d1Ms: number };

export const noUsage = (): Usage => ({ queries: 0, batches: 0, rowsRead: 0, rowsWritten: 0, d1Ms: 0 });

const METHODS = ["all", "run", "first", "raw"] as const;
const isMethod = (key: PropertyKey): key is (typeof METHODS)[number] =>
  (METHODS as readonly PropertyKey[]).includes(key);

/** The database, counting into `usage` what is asked of it. A row's figures are D1's own, told with `all`, `run` and `batch`. */
export const metered = (d1: D1Database, usage: Usage, now: () => number): D1Database => {
  /** A batch takes the runtime's own statements. */
  const originals = new WeakMap<object, D1PreparedStatement>();

  const timed = async <T>(kind: "queries" | "batches", work: () => Promise<T>): Promise<T> => {
    usage[kind] += 1;
    const since = now();
    try {
      return await work();
    } finally {
      usage.d1Ms += now() - since;
    }
  };

  const count = <T>(results: readonly D1Result<T>[]): void => {
    for (const { meta } of results) {
      usage.rowsRead += meta.rows_read;
      usage.rowsWritten += meta.rows_written;
    }
  };

  const statement = (original: D1PreparedStatement): D1PreparedStatement => {
    const proxy = new Proxy(original, {
      get(target, key) {
        if (key === "bind") return (...values: unknown[]) => statement(target.bind(...values));
        if (!isMethod(key)) return Reflect.get(target, key);
        return (...args: unknown[]) =>
          timed("queries", async () => {
            const answer: unknown = await Reflect.apply(target[key], target, args);
            if (key === "all" || key === "run") count([answer as D1Result]);
            return answer;
          });
      },
    });
    originals.set(proxy, original);
    return proxy;
  };

  return new Proxy(d1, {
    get(target, key) {
      if (key === "prepare") return (query: string) => statement(target.prepare(query));
      if (key !== "batch") return bound(target, key);
      return (statements: readonly D1PreparedStatement[]) =>
        timed("batches", async () => {
          const results = await target.batch(statements.map((it) => originals.get(it) ?? it));
          count(results);
          return results;
        });
    },
  });
};

/** The environment with all of its databases counted together. */
export const meteredShards = <Env extends { DB: D1Database }>(env: Env, usage: Usage, now: () => number): Env => ({
  ...env,
  ...Object.fromEntries(shardsOf(env).map(({ name, d1 }) => [name, metered(d1, usage, now)])),
});

const bound = (target: object, key: PropertyKey): unknown => {
  const value: unknown = Reflect.get(target, key);
  return typeof value === "function" ? value.bind(target) : value;
};
