import { type SQL, sql } from "./db.ts";

/** Text as it is searched and sorted: lower case, without accents, single spaces. */
export const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

/** Whether the contact `k` is found by the text. Not `like`: D1 takes no pattern above 50 bytes. */
export const isFoundBy = (text: string): SQL => (text ? sql`instr(k.search, ${fold(text)}) > 0` : sql`true`);
