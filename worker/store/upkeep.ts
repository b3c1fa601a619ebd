import { type LoggedRow, markBefore, parseLogged } from "./change-log.ts";
import { all, runBatch, sql } from "./db.ts";
import { trimMetrics } from "./metrics.ts";

/** The last row of each scope that has changed since; a room that lacks what came before pulls it. */
export const lastRowsSince = async (d1: D1Database, since: number): Promise<LoggedRow[]> => {
  const rows = await all(
    d1,
    sql`select l.*, ${markBefore("l")} as previous from (
        select 'team-' || id as scope from teams union all select 'company-' || id from companies
      ) s join change_log l on l.scope = s.scope
        and l.seq = (select max(seq) from change_log where scope = s.scope)
      where l.at > ${since}`,
  );
  return parseLogged(rows);
};

/**
 * Deletes what is older than the given times. A scope's last row always stays: the next number follows it. So do rows
 * behind a younger one, since two Workers' clocks may differ and a log has no gaps.
 */
export const trimRecords = async (
  d1: D1Database,
  before: { log: number; commands: number; failures: number; metrics: number },
): Promise<void> => {
  await runBatch(d1, [
    sql`delete from change_log where (scope, seq) in (
      select l.scope, l.seq from change_log l join (
        select scope, coalesce(min(seq) filter (where at >= ${before.log}), max(seq)) as floor from change_log group by scope
      ) kept on kept.scope = l.scope and l.seq < kept.floor)`,
    sql`delete from commands where at < ${before.commands}`,
    sql`delete from sign_in_failures where window_ends_at < ${before.failures}`,
    trimMetrics(before.metrics),
  ]);
};
