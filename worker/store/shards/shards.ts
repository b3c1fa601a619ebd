/** One of the databases over which companies are sharded. A company's rows are all in one of them. */
export type Shard = {
  /** The Worker's binding: `DB`, `DB_2`, `DB_3` and so on. */
  name: string;
  d1: D1Database;
};

/** All of them. The first holds the directory, and what the directory names no other place for. */
export type Shards = readonly [Shard, ...Shard[]];

const BINDING = /^DB_\d+$/;

/** The databases that a Worker is bound to, see wrangler.toml. */
export const shardsOf = (env: { DB: D1Database }): Shards => {
  const others = Object.entries(env).filter((it): it is [string, D1Database] => BINDING.test(it[0]));
  return [{ name: "DB", d1: env.DB }, ...others.map(([name, d1]) => ({ name, d1 }))];
};

/** @throws {Error} when a company is in a database, or a wake-up about one, that the Worker is no longer bound to */
export const shardNamed = (shards: Shards, name: string): Shard => {
  const shard = shards.find((it) => it.name === name);
  if (!shard) throw new Error(`no database is bound as ${name}`);
  return shard;
};

/** Where somebody outside says that something is, rightly or not; the first one where they name none of ours. */
export const shardHinted = (shards: Shards, name: string): Shard => shards.find((it) => it.name === name) ?? shards[0];

/** Where a new company goes: to the database with the fewest companies, of equals to the one that was bound first. */
export const leastFilled = (shards: Shards, companies: ReadonlyMap<string, number>): Shard =>
  shards.reduce((least, it) => ((companies.get(it.name) ?? 0) < (companies.get(least.name) ?? 0) ? it : least));
