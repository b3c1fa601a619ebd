import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { ROOT } from "../../../scripts/lib/settings.ts";
import type { Row } from "../../../scripts/seed/rows.ts";
import { startWorkerd } from "./workerd.ts";

const DATABASES = "v3/d1/miniflare-D1DatabaseObject";
const NOTHING = { modules: true, script: "export default { fetch: () => new Response() }" };

/**
 * Makes the file of a local D1 database, with all migrations, and fills it. Nothing else may have it open.
 * @throws {Error} when the rows do not fit the schema
 */
export const fillDatabase = async (
  stateDir: string,
  databaseId: string,
  rows: Iterable<[string, Row]>,
): Promise<void> => {
  const database = new DatabaseSync(await emptyDatabase(stateDir, databaseId));
  const migrations = join(ROOT, "migrations");
  for (const it of readdirSync(migrations).toSorted()) database.exec(readFileSync(join(migrations, it), "utf8"));
  // Indexes are made faster at the end than kept up with each row.
  const indexes = database
    .prepare("select name, sql from sqlite_master where type = 'index' and sql is not null")
    .all();
  for (const it of indexes) database.exec(`drop index ${it.name}`);
  database.exec("pragma foreign_keys = off; pragma journal_mode = off; pragma synchronous = off");
  database.exec("pragma cache_size = -400000; begin");
  const statements = new Map<string, StatementSync>();
  for (const [table, row] of rows) {
    const columns = Object.keys(row);
    const sql = `insert into ${table} (${columns}) values (${columns.map(() => "?")})`;
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    statement.run(...Object.values(row));
  }
  for (const it of indexes) database.exec(String(it.sql));
  // As workerd keeps it.
  database.exec("commit; pragma journal_mode = wal");
  database.close();
};

/** Only workerd knows what the file of a database is called: it makes one, and lets go of it. */
const emptyDatabase = async (stateDir: string, databaseId: string): Promise<string> => {
  const workerd = await startWorkerd(stateDir, [{ ...NOTHING, name: "nothing", d1Databases: { DB: databaseId } }]);
  try {
    await (await workerd.databaseOf("nothing")).prepare("select 1").run();
  } finally {
    await workerd.stop();
  }
  const [file, ...others] = readdirSync(join(stateDir, DATABASES)).filter(
    (it) => it.endsWith(".sqlite") && it !== "metadata.sqlite",
  );
  if (!file || others.length > 0) throw new Error(`${stateDir} holds not one database`);
  return join(stateDir, DATABASES, file);
};
