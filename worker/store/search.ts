import { type SQL, sql } from "./db.ts";
import { fold } from "#shared/model/search-text.ts";

/** Whether the contact `k` is found by the text. Not `like`: D1 takes no pattern above 50 bytes. */
export const isFoundBy = (text: string): SQL => (text ? sql`instr(k.search, ${fold(text)}) > 0` : sql`true`);

/** Whether the conversation `c` is found by the text: by its contact `k`, or by what stands in its internal notes. */
export const isConversationFoundBy = (text: string): SQL =>
  text
    ? sql`(${isFoundBy(text)} or exists (
        select 1 from pads p where p.conversation_id = c.id and instr(p.search, ${fold(text)}) > 0))`
    : sql`true`;
