import * as Y from "yjs";
import { DRAFT, NOTES } from "#shared/model/pad.ts";
import { seededRandom } from "../../../scripts/seed/random.ts";

const NOTE_BYTES = 4_000;
const SENTENCE = "O cliente prefere ser chamado pela manhã, e pediu o mesmo desconto da última compra. ";

/**
 * Writes into an empty pad what people leave in one: notes, gone over here and there, until it takes so many bytes. Answers
 * the updates of which it consists, one a note.
 */
export const fill = (doc: Y.Doc, bytes: number): Uint8Array<ArrayBuffer>[] => {
  const updates: Uint8Array<ArrayBuffer>[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update as Uint8Array<ArrayBuffer>);
  doc.on("update", keep);
  const random = seededRandom(bytes);
  for (let written = 0; written < bytes; written += NOTE_BYTES) {
    const length = Math.min(NOTE_BYTES, bytes - written);
    doc.transact(() => {
      const note = new Y.Text();
      doc.getMap(NOTES).set(noteId(updates.length), note);
      note.insert(0, SENTENCE.repeat(Math.ceil(length / SENTENCE.length)).slice(0, Math.floor(length * 0.9)));
      for (let at = 0; at < length / 400; at += 1) note.insert(random.int(0, note.length), " (visto)");
    });
  }
  doc.getText(DRAFT).insert(0, "Bom dia! ");
  doc.off("update", keep);
  return updates;
};

const noteId = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
