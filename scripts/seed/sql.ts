import { type Row, TABLES, type Tables } from "./rows.ts";

/** D1 takes statements of at most 100 kB. Source: Cloudflare D1, Limits. */
const MAX_BYTES = 64_000;

/** The rows as SQL, a few large statements a table. */
export const insertsOf = (tables: Tables): string[] =>
  TABLES.flatMap((table) => {
    const rows = tables[table];
    const columns = Object.keys(rows[0] ?? {});
    const head = `insert into ${table} (${columns.join(", ")}) values\n`;
    return chunked(rows.map((row) => tupleOf(row, columns))).map((tuples) => `${head}${tuples.join(",\n")};`);
  });

const chunked = (tuples: readonly string[]): string[][] => {
  const chunks: string[][] = [];
  let room = 0;
  for (const tuple of tuples) {
    const size = Buffer.byteLength(tuple) + 2;
    if (size > room) {
      chunks.push([]);
      room = MAX_BYTES;
    }
    chunks.at(-1)?.push(tuple);
    room -= size;
  }
  return chunks;
};

const tupleOf = (row: Row, columns: readonly string[]): string =>
  `(${columns.map((it) => literal(row[it] ?? null)).join(", ")})`;

const literal = (value: string | number | null): string =>
  typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
