import type { Audience } from "#shared/model/conversation.ts";
import { all, sql } from "./db.ts";

/** The team's conversations counted by what decides who sees them. */
export const audiencesOfTeam = async (
  d1: D1Database,
  companyId: string,
  teamId: string,
): Promise<{ audience: Audience; count: number }[]> => {
  const rows = await all(
    d1,
    sql`select state, attendant_id, count(*) as count from conversations
      where company_id = ${companyId} and team_id = ${teamId} group by state, attendant_id`,
  );
  return rows.map((it) => ({
    audience: {
      teamId,
      state: it.state as Audience["state"],
      attendantId: it.attendant_id === null ? null : String(it.attendant_id),
    },
    count: Number(it.count),
  }));
};
