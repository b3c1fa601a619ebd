import type { NewId } from "#shared/ids.ts";
import { all, each, type SQL, sql } from "../db.ts";
import type { Key } from "./keys.ts";
import { type Shard, shardNamed, type Shards } from "./shards.ts";

/** The databases of the companies that have a key; none when nobody has it. */
export const shardsWith = async (shards: Shards, key: Key): Promise<Shard[]> => {
  const [directory] = shards;
  const rows = await all(
    directory.d1,
    sql`select distinct coalesce(p.shard, ${directory.name}) as shard
      from directory d left join placements p on p.company_id = d.company_id where d.key = ${key}`,
  );
  return rows.map((it) => shardNamed(shards, String(it.shard)));
};

/**
 * Gives keys to the company, unless another has one that only one can have: then the batch fails as it would if all companies
 * were in one database, see `conflict.ts`.
 */
export const claimKeys = (companyId: string, keys: readonly Key[], newId: NewId): SQL => sql`
  insert into directory (key, company_id, claim)
  select value, ${companyId}, ${newId()} from json_each(${JSON.stringify(keys)}) where true
  on conflict do update set claim = excluded.claim`;

/** A key as the company has claimed it last. */
export type Claimed = { key: Key; claim: string };

export const claimsOf = async (directory: D1Database, companyId: string, keys: readonly Key[]): Promise<Claimed[]> =>
  all<Claimed>(
    directory,
    sql`select key, claim from directory where company_id = ${companyId} and key in (${each(keys)})`,
  );

/** Frees keys for others, but not those that the company has claimed anew. */
export const releaseKeys = (companyId: string, claimed: readonly Claimed[]): SQL => sql`
  delete from directory where company_id = ${companyId} and (key, claim) in (
    select value ->> 'key', value ->> 'claim' from json_each(${JSON.stringify(claimed)}))`;
