import { type SQL, sql } from "../db.ts";
import type { Writing } from "./writing.ts";

/** Who changed what a company will want to look up later: access, people, blocks. */
export const audit = (
  { companyId, actorId, now, newId }: Writing,
  action: string,
  subjectId: string,
  detail: object,
): SQL => sql`insert into audit_log (id, company_id, actor_id, action, subject_id, detail, at)
  values (${newId()}, ${companyId}, ${actorId}, ${action}, ${subjectId}, ${JSON.stringify(detail)}, ${now})`;
