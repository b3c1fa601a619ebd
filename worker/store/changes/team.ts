import { companyScope, teamScope } from "#shared/protocol/scope.ts";
import { logFact } from "../change-log.ts";
import { guard, type SQL, sql } from "../db.ts";
import { audit } from "./audit.ts";
import type { ChangeOf, Writing } from "./writing.ts";

/** The team's own scope is told too: its room decides by the team's access. */
export const teamChange = ({ team, isNew }: ChangeOf<"team">, writing: Writing): SQL[] => {
  const { companyId, now } = writing;
  const write = isNew
    ? sql`insert into teams (id, company_id, name, access, reopen_window_ms, safety_delay_ms, created_at)
        values (${team.id}, ${companyId}, ${team.name}, ${team.access}, ${team.reopenWindowMs}, ${team.safetyDelayMs}, ${now})`
    : sql`update teams set name = ${team.name}, access = ${team.access}, reopen_window_ms = ${team.reopenWindowMs},
        safety_delay_ms = ${team.safetyDelayMs}
        where id = ${team.id} and company_id = ${companyId}`;
  return [
    write,
    guard,
    logFact(companyScope(companyId), companyId, { fact: "team", team }, now),
    logFact(teamScope(team.id), companyId, { fact: "team", team }, now),
    audit(writing, "team", team.id, team),
  ];
};
