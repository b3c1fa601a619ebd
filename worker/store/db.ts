import { type SQL, sql } from "drizzle-orm";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";

export { type SQL, sql };

/** A row as D1 returns it. */
export type Row = Record<string, string | number | null>;

const dialect = new SQLiteSyncDialect();

/** Runs statements in one transaction, which commits or fails whole; answers the rows of each. */
export const runBatch = async <T extends Row[] = Row[]>(d1: D1Database, statements: readonly SQL[]): Promise<T[]> => {
  const results = await d1.batch<Row>(statements.map((it) => prepare(d1, it)));
  return results.map((it) => it.results as T);
};

export const all = async <T extends Row = Row>(d1: D1Database, statement: SQL): Promise<T[]> =>
  (await prepare(d1, statement).all<T>()).results;

export const first = async <T extends Row = Row>(d1: D1Database, statement: SQL): Promise<T | null> =>
  (await all<T>(d1, statement))[0] ?? null;

/** A list as one parameter, for `in (${each(ids)})`: D1 takes at most 100 parameters a statement. */
export const each = (values: readonly string[]): SQL => sql`select value from json_each(${JSON.stringify(values)})`;

/** Rolls the batch back when the statement before it changed no row. Never right after an insert into an FTS table. */
export const guard: SQL = sql`insert into guards (changed) select changes()`;

const prepare = (d1: D1Database, statement: SQL): D1PreparedStatement => {
  const query = dialect.sqlToQuery(statement);
  return d1.prepare(query.sql).bind(...query.params);
};
