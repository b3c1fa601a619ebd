import { type SQL, sql } from "./db.ts";
import { fold } from "./search-text.ts";

/** Whether the contact `k` is found by the text. Not `like`: D1 takes no pattern above 50 bytes. */
export const isFoundBy = (text: string): SQL => (text ? sql`instr(k.search, ${fold(text)}) > 0` : sql`true`);
