import type { NewId } from "#shared/ids.ts";
import { runBatch, sql } from "./db.ts";

export type NewCompany = {
  id: string;
  name: string;
  admin: { id: string; name: string; email: string; passwordHash: string };
};

/** @throws {Error} when it is there already or the address is taken, see `conflict.ts` */
export const insertCompany = async (
  d1: D1Database,
  { id, name, admin }: NewCompany,
  { now, newId }: { now: number; newId: NewId },
): Promise<void> => {
  const at = new Date(now).toISOString();
  await runBatch(d1, [
    sql`insert into companies (id, name, created_at) values (${id}, ${name}, ${now})`,
    sql`insert into users (id, company_id, name, email, role, created_at, updated_at)
      values (${admin.id}, ${id}, ${admin.name}, ${admin.email}, 'admin', ${at}, ${at})`,
    sql`insert into accounts (id, user_id, issuer, account_id, provider_id, password, created_at, updated_at)
      values (${newId()}, ${admin.id}, 'local:credential', ${admin.id}, 'credential', ${admin.passwordHash}, ${at}, ${at})`,
  ]);
};
