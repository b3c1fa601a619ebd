import { type SQL, sql } from "./db.ts";

/** Of a row of `media`: the user uploaded it, and no message has it but one that was taken back before it went. */
export const isFreeFile = (userId: string): SQL => sql`uploaded_by = ${userId} and (message_id is null
  or exists (select 1 from messages taken where taken.id = media.message_id and taken.status = 'cancelled'))`;
