import { companyScope } from "#shared/protocol/scope.ts";
import type { NewId } from "#shared/ids.ts";
import { Refused } from "../refused.ts";
import { insertCompany } from "../store/companies.ts";
import { isConflict, isEmailTaken } from "../store/conflict.ts";
import type { Key } from "../store/shards/keys.ts";
import { placeCompany } from "../store/shards/place.ts";
import type { Shards } from "../store/shards/shards.ts";
import { hashPassword } from "./password.ts";

export type Founding = { id: string; name: string; admin: { name: string; email: string; password: string } };

/**
 * Founds a company with its first administrator, in the database where there is most room; answers that database's name. What
 * broke off is taken up by founding it again under the same id.
 * @throws {Refused} `conflict` when there is such a company, `email_taken`
 */
export const foundCompany = async (
  { shards, now, newId }: { shards: Shards; now: number; newId: NewId },
  { id, name, admin: { password, ...admin } }: Founding,
): Promise<string> => {
  const passwordHash = await hashPassword(password);
  try {
    const keys: Key[] = [`scope:${companyScope(id)}`, `email:${admin.email}`];
    const shard = await placeCompany(shards, { id, keys }, newId);
    await insertCompany(shard.d1, { id, name, admin: { id: newId(), ...admin, passwordHash } }, { now, newId });
    return shard.name;
  } catch (error) {
    if (isEmailTaken(error)) throw new Refused("email_taken", "admin.email");
    throw isConflict(error) ? new Refused("conflict", "id") : error;
  }
};
