import { companyScope } from "#shared/protocol/scope.ts";
import { logFact } from "../change-log.ts";
import { guard, type SQL, sql } from "../db.ts";
import { audit } from "./audit.ts";
import type { ChangeOf, Writing } from "./writing.ts";

export const userChange = ({ user, was }: ChangeOf<"user">, writing: Writing): SQL[] => {
  const { companyId, now, newId, passwordHash } = writing;
  const at = new Date(now).toISOString();
  const write = !was
    ? [
        sql`insert into users (id, company_id, name, email, role, created_at, updated_at)
          values (${user.id}, ${companyId}, ${user.name}, ${user.email}, ${user.role}, ${at}, ${at})`,
        sql`insert into accounts (id, user_id, issuer, account_id, provider_id, password, created_at, updated_at)
          values (${newId()}, ${user.id}, 'local:credential', ${user.id}, 'credential', ${passwordHash ?? null}, ${at}, ${at})`,
      ]
    : [
        sql`update users set name = ${user.name}, role = ${user.role}, safety_delay_ms = ${user.safetyDelayMs}, updated_at = ${at}
          where id = ${user.id} and company_id = ${companyId} and removed_at is null and name = ${was.name}
          and role = ${was.role} and safety_delay_ms is ${was.safetyDelayMs}`,
        guard,
        keepsAnAdmin(companyId),
        guard,
      ];
  return [
    ...write,
    logFact(companyScope(companyId), companyId, { fact: "user", user }, now),
    audit(writing, "user", user.id, { name: user.name, role: user.role }),
  ];
};

/** The row stays, since messages name their author; the address becomes free for someone else. */
export const userRemoval = ({ userId }: ChangeOf<"user_removed">, writing: Writing): SQL[] => {
  const { companyId, now } = writing;
  return [
    sql`update users set removed_at = ${now}, email = id || '@removed.invalid'
      where id = ${userId} and company_id = ${companyId} and removed_at is null
      and not exists (select 1 from memberships where user_id = ${userId})`,
    guard,
    keepsAnAdmin(companyId),
    guard,
    sql`delete from sessions where user_id = ${userId}`,
    sql`delete from accounts where user_id = ${userId}`,
    logFact(companyScope(companyId), companyId, { fact: "user_removed", userId }, now),
    audit(writing, "user_removed", userId, {}),
  ];
};

/** Changes one row while the company has an administrator and none otherwise: two who demote each other race. */
const keepsAnAdmin = (companyId: string): SQL => sql`update companies set name = name where id = ${companyId}
  and exists (select 1 from users where company_id = ${companyId} and role = 'admin' and removed_at is null)`;
