import type { Note, NoteInfo } from "#shared/model/pad.ts";
import { runBatch, sql } from "./db.ts";

export type SignedNote = Note & { authorName: string; editorName: string | null };

/** A conversation's internal notes as they were saved last, with their people's names, in order of time. */
export const notesOf = async (d1: D1Database, companyId: string, conversationId: string): Promise<SignedNote[]> => {
  const [infos = [], [saved] = []] = await runBatch(d1, [
    sql`select i.value as info, a.name as author, e.name as editor from pads p join json_each(p.meta, '$.notes') i
      join users a on a.id = i.value ->> 'authorId' and a.company_id = p.company_id
      left join users e on e.id = i.value ->> 'editorId' and e.company_id = p.company_id
      where p.conversation_id = ${conversationId} and p.company_id = ${companyId}
      order by i.value ->> 'at', i.value ->> 'id'`,
    sql`select notes from pads where conversation_id = ${conversationId} and company_id = ${companyId}`,
  ]);
  const texts = new Map((JSON.parse(String(saved?.notes ?? "[]")) as TextOf[]).map((it) => [it.id, it.text]));
  return infos.flatMap((row) => {
    const info = JSON.parse(String(row.info)) as NoteInfo;
    const text = texts.get(info.id);
    // What is known of a note outlives the note.
    if (text === undefined) return [];
    return [{ ...info, text, authorName: String(row.author), editorName: row.editor ? String(row.editor) : null }];
  });
};

type TextOf = { id: string; text: string };
