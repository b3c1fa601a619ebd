import type { Change } from "#shared/commands/change.ts";
import type { NewId } from "#shared/ids.ts";
import { all, each, runBatch, sql } from "../db.ts";
import { claimKeys, type Claimed, claimsOf, releaseKeys } from "./directory.ts";
import { keysOf } from "./keys.ts";

type Company = { companyId: string; d1: D1Database; directory: D1Database; newId: NewId };

/**
 * Writes changes of a company whose database does not keep the directory. What they give it is claimed before they are
 * written, and freed after they have taken it away. A claim whose changes then fail stays with the company: it keeps others
 * from the key, and whoever follows it finds nothing.
 * @throws {Error} what the changes would throw if all companies were in one database, see `conflict.ts`
 */
export const inDirectory = async <T>(
  company: Company,
  changes: readonly Change[],
  write: () => Promise<T>,
): Promise<T> => {
  const { companyId, directory, newId } = company;
  const gained = changes.flatMap(keysOf);
  if (gained.length > 0) await runBatch(directory, [claimKeys(companyId, gained, newId)]);
  const lost = await addressesOf(
    company,
    changes.flatMap((it) => (it.type === "user_removed" ? [it.userId] : [])),
  );
  const written = await write();
  if (lost.length > 0) await runBatch(directory, [releaseKeys(companyId, lost)]);
  return written;
};

const addressesOf = async ({ companyId, d1, directory }: Company, userIds: readonly string[]): Promise<Claimed[]> => {
  if (userIds.length === 0) return [];
  const rows = await all(
    d1,
    sql`select email from users where company_id = ${companyId} and id in (${each(userIds)}) and removed_at is null`,
  );
  return claimsOf(
    directory,
    companyId,
    rows.map((it) => `email:${String(it.email)}` as const),
  );
};
