import type { NewId } from "#shared/ids.ts";
import { runBatch, sql } from "../db.ts";
import { claimKeys } from "./directory.ts";
import type { Key } from "./keys.ts";
import { leastFilled, type Shard, shardNamed, type Shards } from "./shards.ts";

/**
 * Says where a new company's rows will be, before the first of them is written, and gives it its keys. Once said, it stays.
 * @throws {Error} when another company has one of the keys, or this one is in the first database already: see `conflict.ts`
 */
export const placeCompany = async (
  shards: Shards,
  company: { id: string; keys: readonly Key[] },
  newId: NewId,
): Promise<Shard> => {
  const [directory] = shards;
  const [placed = [], [here] = [], elsewhere = []] = await runBatch(directory.d1, [
    sql`select shard from placements where company_id = ${company.id}`,
    sql`select ${directory.name} as shard, count(*) as companies from companies`,
    sql`select shard, count(*) as companies from placements group by shard`,
  ]);
  const counts = new Map([...elsewhere, ...(here ? [here] : [])].map((it) => [String(it.shard), Number(it.companies)]));
  const shard = placed[0] ? shardNamed(shards, String(placed[0].shard)) : leastFilled(shards, counts);
  // There, the rows themselves claim what they hold.
  if (shard.name === directory.name) return shard;
  await runBatch(directory.d1, [
    ...(placed[0] ? [] : [sql`insert into placements (company_id, shard) values (${company.id}, ${shard.name})`]),
    claimKeys(company.id, company.keys, newId),
  ]);
  return shard;
};
