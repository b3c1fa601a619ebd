import type { Org } from "#shared/commands/world.ts";
import type { Channel } from "#shared/model/channel.ts";
import type { Membership } from "#shared/model/membership.ts";
import type { Team } from "#shared/model/team.ts";
import type { User } from "#shared/model/user.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { first, type Row, runBatch, type SQL, sql } from "./db.ts";

export type Account = {
  viewer: Viewer;
  email: string;
  safetyDelayMs: number | null;
  company: { id: string; name: string };
};

const ACCOUNT = sql`u.id, u.name, u.email, u.role, u.safety_delay_ms, u.company_id, o.name as company_name,
  (select json_group_object(m.team_id, json_object('isSupervisor', json(iif(m.is_supervisor, 'true', 'false'))))
    from memberships m where m.user_id = u.id) as teams`;
const PEOPLE = sql`users u join companies o on o.id = u.company_id and u.removed_at is null`;

/** The user as they are now: role and memberships read afresh, so that a removed user is out at once. */
export const accountOf = async (d1: D1Database, userId: string): Promise<Account | null> => {
  const row = await first(d1, sql`select ${ACCOUNT} from ${PEOPLE} where u.id = ${userId}`);
  return row && toAccount(row);
};

/** A session that must end after the time, in epoch milliseconds. `token` has been verified. */
export type Session = { token: string; endsAfter: number };

/** Who asks: ids, or what finds them in the database. */
export type Asking = { userId: string | SQL; companyId: string | SQL };

/** The user of a session. */
export const accountOfSession = async (d1: D1Database, session: Session): Promise<Account | null> => {
  const row = await first(d1, ofSession(ACCOUNT, session));
  return row && toAccount(row);
};

/**
 * The user of a session, and what they are to see: one look at the database. Rows of somebody whom it does not let in are
 * never given.
 */
export const seenInSession = async (
  d1: D1Database,
  session: Session,
  seen: (asking: Asking) => SQL,
): Promise<{ account: Account; rows: Row[] } | null> => {
  const asking = {
    userId: sql`(${ofSession(sql`u.id`, session)})`,
    companyId: sql`(${ofSession(sql`u.company_id`, session)})`,
  };
  const [[row] = [], rows = []] = await runBatch(d1, [ofSession(ACCOUNT, session), seen(asking)]);
  return row ? { account: toAccount(row), rows } : null;
};

const ofSession = (columns: SQL, { token, endsAfter }: Session): SQL => sql`
  select ${columns} from sessions s join ${PEOPLE} and u.id = s.user_id
  where s.token = ${token} and s.expires_at > ${new Date(endsAfter).toISOString()}`;

const toAccount = (row: Row): Account => ({
  viewer: {
    companyId: String(row.company_id),
    userId: String(row.id),
    name: String(row.name),
    role: row.role as Viewer["role"],
    teams: JSON.parse(String(row.teams)),
  },
  email: String(row.email),
  safetyDelayMs: row.safety_delay_ms === null ? null : Number(row.safety_delay_ms),
  company: { id: String(row.company_id), name: String(row.company_name) },
});

/** Users, teams, memberships and channels of a company, by name. Removed users are left out. */
export const orgOf = async (d1: D1Database, companyId: string): Promise<Org> => {
  const [users = [], teams = [], memberships = [], channels = []] = await runBatch(d1, [
    sql`select id, name, email, role, safety_delay_ms as "safetyDelayMs" from users where company_id = ${companyId} and removed_at is null order by name`,
    sql`select id, name, access, reopen_window_ms, safety_delay_ms from teams where company_id = ${companyId} order by name`,
    sql`select team_id, user_id, is_supervisor from memberships where company_id = ${companyId}`,
    sql`select id, kind, name, default_team_id as "defaultTeamId", paused_at as "pausedAt" from channels
      where company_id = ${companyId} order by name`,
  ]);
  return {
    users: users.map((it) => it as unknown as User),
    teams: teams.map(toTeam),
    memberships: memberships.map(toMembership),
    channels: channels.map((it) => it as unknown as Channel),
  };
};

const toTeam = (it: Row): Team => ({
  id: String(it.id),
  name: String(it.name),
  access: it.access as Team["access"],
  reopenWindowMs: Number(it.reopen_window_ms),
  safetyDelayMs: Number(it.safety_delay_ms),
});

const toMembership = (it: Row): Membership => ({
  teamId: String(it.team_id),
  userId: String(it.user_id),
  isSupervisor: it.is_supervisor === 1,
});
