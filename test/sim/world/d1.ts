import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Random } from "../engine/random.ts";
import { applied, type Patch } from "../engine/load-hooks.ts";
import type { Sites } from "./sites.ts";

type Value = string | number | null | Uint8Array;
type Row = Record<string, unknown>;
type Result = { results: Row[]; success: true; meta: { changes: number; last_row_id: number; duration: number } };

/** A statement of D1's: bound, it can be run. */
class Statement {
  readonly sql: string;
  readonly params: readonly Value[];
  readonly #database: D1;

  constructor(database: D1, sql: string, params: readonly Value[] = []) {
    this.#database = database;
    this.sql = sql;
    this.params = params;
  }

  bind(...params: unknown[]): Statement {
    if (params.length > 100) throw new Error("D1_ERROR: too many SQL variables");
    return new Statement(this.#database, this.sql, params.map(toValue));
  }

  async all(): Promise<Result> {
    return (await this.#database.batch([this]))[0] as Result;
  }

  run(): Promise<Result> {
    return this.all();
  }

  async first(column?: string): Promise<unknown> {
    const [row] = (await this.all()).results;
    return row === undefined ? null : column === undefined ? row : (row[column] ?? null);
  }

  async raw(): Promise<unknown[][]> {
    return (await this.all()).results.map((it) => Object.values(it));
  }
}

/** D1 over a SQLite in memory: one writer, a batch is a transaction, and every call takes time and can go wrong. */
export class D1 {
  #db: DatabaseSync;
  #statements = new Map<string, StatementSync>();
  readonly #schema: readonly string[];
  readonly #random: Random;
  readonly #sites: Sites;
  readonly #onCommit: () => void;

  constructor(schema: readonly string[], random: Random, sites: Sites, onCommit: () => void) {
    this.#schema = schema;
    this.#random = random;
    this.#sites = sites;
    this.#onCommit = onCommit;
    this.#db = this.#open();
  }

  prepare(sql: string): Statement {
    return new Statement(this, sql);
  }

  batch(statements: readonly Statement[]): Promise<Result[]> {
    const failure = () => new Error("D1_ERROR: the database is not available");
    return this.#sites.pass({ site: "d1", what: "D1", thereMs: 3, backMs: 2, failure }, () => {
      const results = this.#transaction(() => statements.map((it) => this.#run(it.sql, it.params)));
      this.#onCommit();
      return results;
    });
  }

  async exec(sql: string): Promise<void> {
    this.#db.exec(sql);
  }

  /** Reads at this very moment, for whoever watches. */
  look<T extends object = Row>(sql: string, ...params: Value[]): T[] {
    return this.#prepared(sql).all(...params) as T[];
  }

  /** Writes at this very moment, before the run begins. */
  put(table: string, row: Record<string, Value>): void {
    const columns = Object.keys(row);
    this.#prepared(`insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`).run(
      ...Object.values(row),
    );
  }

  /** All rows of all tables. */
  copy(): ReadonlyMap<string, readonly Row[]> {
    return new Map(this.#tables().map((name) => [name, this.#db.prepare(`select * from ${name}`).all()]));
  }

  /** Another database is in its place, which holds what the copy does. */
  restore(copy: ReadonlyMap<string, readonly Row[]>): void {
    this.#db.close();
    this.#statements.clear();
    this.#db = this.#open();
    const triggers = this.look<{ name: string; sql: string }>(
      "select name, sql from sqlite_schema where type = 'trigger'",
    );
    this.#db.exec(`pragma foreign_keys = off; ${triggers.map((it) => `drop trigger ${it.name};`).join(" ")}`);
    for (const [table, rows] of copy) for (const row of rows) this.put(table, row as Record<string, Value>);
    this.#db.exec(`${triggers.map((it) => `${it.sql};`).join(" ")} pragma foreign_keys = on`);
    this.#statements.clear();
  }

  close(): void {
    this.#db.close();
  }

  #open(): DatabaseSync {
    const db = new DatabaseSync(":memory:");
    for (const sql of this.#schema) db.exec(sql);
    // SQLite's own generator is seeded by the machine.
    db.function("random", () => Math.floor(this.#random.next() * 2 ** 53));
    return db;
  }

  #tables(): string[] {
    const found = this.look<{ name: string }>("select name from sqlite_schema where type = 'table' order by rowid");
    return found.map((it) => it.name);
  }

  #transaction<T>(work: () => T): T {
    this.#db.exec("begin");
    try {
      const result = work();
      this.#db.exec("commit");
      return result;
    } catch (error) {
      this.#db.exec("rollback");
      throw new Error(`D1_ERROR: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }

  #run(sql: string, params: readonly Value[]): Result {
    const results = this.#prepared(sql).all(...params) as Row[];
    for (const row of results) {
      // As D1 gives blobs.
      for (const [key, value] of Object.entries(row)) if (value instanceof Uint8Array) row[key] = [...value];
    }
    const [counts] = this.look<{ changes: number; id: number }>(
      "select changes() as changes, last_insert_rowid() as id",
    );
    const meta = { changes: counts?.changes ?? 0, last_row_id: counts?.id ?? 0, duration: 1 };
    return { results, success: true, meta };
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}

const toValue = (it: unknown): Value => {
  if (typeof it === "boolean") return it ? 1 : 0;
  if (it === undefined) throw new Error("D1_TYPE_ERROR: Type 'undefined' not supported");
  if (it instanceof ArrayBuffer) return new Uint8Array(it);
  return it as Value;
};

const FOLDER = new URL("../../../migrations/", import.meta.url);

/** The migrations in their order, with the patches that are about them. */
export const readSchema = (patches: readonly Patch[]): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".sql"))
    .toSorted()
    .map((name) =>
      patches
        .filter((it) => it.file === `migrations/${name}`)
        .reduce(applied, readFileSync(new URL(name, FOLDER), "utf8")),
    );
