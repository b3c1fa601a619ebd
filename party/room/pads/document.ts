import * as Y from "yjs";
import type { Id } from "#shared/ids.ts";
import { DRAFT, NOTES } from "#shared/model/pad.ts";

/** A pad's document without anything in it. Deleted text leaves the memory and the bytes. */
export const emptyDocument = (): Y.Doc => {
  const doc = new Y.Doc({ gc: true });
  // Whoever names a root first says what type it is.
  doc.getText(DRAFT);
  doc.getMap(NOTES);
  return doc;
};

/** The document that these updates of the gate's make, in their order. Throws when they are broken or not all there. */
export const openDocument = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = emptyDocument();
  for (const it of updates) Y.applyUpdate(doc, it);
  if (!isWhole(doc)) throw new Error("a part of the pad is missing");
  return doc;
};

/** Whether nothing in the document waits for something that it builds upon. */
export const isWhole = ({ store }: Y.Doc): boolean => store.pendingStructs === null && store.pendingDs === null;

/** Into how many pieces the writing of many has cut the document. Each may have to be passed at every change. */
export const piecesOf = ({ store }: Y.Doc): number => {
  let pieces = 0;
  for (const it of store.clients.values()) pieces += it.length;
  return pieces;
};

export const draftOf = (doc: Y.Doc): string => doc.getText(DRAFT).toString();

/** The notes that are there, without those that were removed. */
export const notesOf = (doc: Y.Doc): { id: Id; text: string }[] =>
  [...doc.getMap<Y.Text>(NOTES)].map(([id, text]) => ({ id, text: text.toString() }));
