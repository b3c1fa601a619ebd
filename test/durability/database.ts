import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type Row = Record<string, string | number | null>;

/**
 * Reads the file in which a local D1 keeps the database that holds companies: of the shards, the demo company's. The Worker may
 * be running: nothing is written.
 */
export const readDatabase = <T>(stateDir: string, read: (all: (sql: string) => Row[]) => T): T => {
  const dir = join(stateDir, "v3/d1/miniflare-D1DatabaseObject");
  const files = readdirSync(dir).filter((it) => it.endsWith(".sqlite") && it !== "metadata.sqlite");
  const databases = files.map((it) => new DatabaseSync(join(dir, it), { readOnly: true }));
  try {
    const [database, ...others] = databases.filter((it) => it.prepare("select 1 from companies").get() !== undefined);
    if (!database || others.length > 0) throw new Error(`${dir} holds not one database with companies`);
    return read((sql) => database.prepare(sql).all() as Row[]);
  } finally {
    for (const it of databases) it.close();
  }
};
