import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type Row = Record<string, string | number | null>;

/** Reads the file in which a local D1 keeps its database. The Worker may be running: nothing is written. */
export const readDatabase = <T>(stateDir: string, read: (all: (sql: string) => Row[]) => T): T => {
  const dir = join(stateDir, "v3/d1/miniflare-D1DatabaseObject");
  const [file, ...others] = readdirSync(dir).filter((it) => it.endsWith(".sqlite") && it !== "metadata.sqlite");
  if (!file || others.length > 0) throw new Error(`${dir} holds not one database`);
  const database = new DatabaseSync(join(dir, file), { readOnly: true });
  try {
    return read((sql) => database.prepare(sql).all() as Row[]);
  } finally {
    database.close();
  }
};
