import * as Y from "yjs";
import type { Id } from "#shared/ids.ts";
import { DRAFT, NOTES } from "#shared/model/pad.ts";

/** What somebody does in a pad: types at the end of the draft, empties it, makes a note, goes on with it, removes it. */
export const types = (text: string) => (doc: Y.Doc) => {
  const draft = doc.getText(DRAFT);
  draft.insert(draft.length, text);
};

export const empties = (doc: Y.Doc): void => doc.getText(DRAFT).delete(0, doc.getText(DRAFT).length);

export const notes = (id: Id, text: string) => (doc: Y.Doc) => void doc.getMap<Y.Text>(NOTES).set(id, new Y.Text(text));

export const adds = (id: Id, text: string) => (doc: Y.Doc) => {
  const note = doc.getMap<Y.Text>(NOTES).get(id);
  note?.insert(note.length, text);
};

export const removes = (id: Id) => (doc: Y.Doc) => doc.getMap(NOTES).delete(id);
