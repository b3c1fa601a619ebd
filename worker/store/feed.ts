import { RECENT_MS } from "#shared/model/conversation.ts";
import type { Access } from "#shared/model/team.ts";
import type { Cursor, FeedPage, FeedSnapshot } from "#shared/protocol/feed.ts";
import { parseScope, type Scope } from "#shared/protocol/scope.ts";
import { parseLogRow } from "./change-log.ts";
import { type Row, runBatch, sql } from "./db.ts";
import { CONVERSATION, CONVERSATION_TABLES } from "./shapes.ts";

const PAGE = 500;

/** The scope's rows after a cursor, oldest first, at most 500. A cursor that the log does not reach is too old. */
export const feedAfter = async (d1: D1Database, scope: Scope, { seq, mark }: Cursor): Promise<FeedPage> => {
  const [rows = [], [log] = []] = await runBatch(d1, [
    sql`select * from change_log where scope = ${scope} and seq > ${seq} order by seq limit ${PAGE + 1}`,
    sql`select min(seq) as floor, coalesce(max(seq), 0) as head,
        (select mark from change_log where scope = ${scope} and seq = ${seq}) as mark
      from change_log where scope = ${scope}`,
  ]);
  const isTrimmed = typeof log?.floor === "number" && seq + 1 < log.floor;
  // A restored database has fewer rows than the room has seen, or by now others at the same numbers: begin anew.
  const isRestored =
    seq > Number(log?.head ?? 0) || (mark !== null && typeof log?.mark === "number" && log.mark !== mark);
  const isTooOld = isTrimmed || isRestored;
  return { rows: rows.slice(0, PAGE).map(parseLogRow), hasMore: rows.length > PAGE, isTooOld };
};

/** All that the scope's room keeps, as of one moment. Null when there is no such team or company. */
export const snapshotOf = async (d1: D1Database, scope: Scope, now: number): Promise<FeedSnapshot | null> => {
  const { kind, id } = parseScope(scope);
  return kind === "team" ? teamSnapshot(d1, scope, id, now) : companySnapshot(d1, scope, id);
};

const teamSnapshot = async (d1: D1Database, scope: Scope, id: string, now: number): Promise<FeedSnapshot | null> => {
  const [[head] = [], [team] = [], members = [], conversations = []] = await runBatch(d1, [
    headOf(scope),
    sql`select access from teams where id = ${id}`,
    sql`select user_id, is_supervisor from memberships where team_id = ${id}`,
    sql`select ${CONVERSATION} as body from ${CONVERSATION_TABLES}
      where c.team_id = ${id} and (c.state <> 'concluded' or c.concluded_at > ${now - RECENT_MS})`,
  ]);
  if (!team) return null;
  return {
    ...cursorOf(head),
    access: team.access as Access,
    members: Object.fromEntries(members.map((it) => [it.user_id, { isSupervisor: it.is_supervisor === 1 }])),
    conversations: conversations.map((it) => JSON.parse(String(it.body))),
  };
};

const companySnapshot = async (d1: D1Database, scope: Scope, id: string): Promise<FeedSnapshot | null> => {
  const [[head] = [], [company] = [], users = []] = await runBatch(d1, [
    headOf(scope),
    sql`select id from companies where id = ${id}`,
    sql`select id from users where company_id = ${id} and removed_at is null`,
  ]);
  if (!company) return null;
  const members = Object.fromEntries(users.map((it) => [it.id, { isSupervisor: false }]));
  return { ...cursorOf(head), access: null, members, conversations: [] };
};

const headOf = (scope: Scope) => sql`select seq, mark from change_log where scope = ${scope} order by seq desc limit 1`;

const cursorOf = (head: Row | undefined) => ({ seq: Number(head?.seq ?? 0), mark: Number(head?.mark ?? 0) });
