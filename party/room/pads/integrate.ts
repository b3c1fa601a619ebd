import * as Y from "yjs";
import type { Id } from "#shared/ids.ts";
import { changedNotesOf } from "./changed-notes.ts";
import { isWhole } from "./document.ts";
import type { News } from "./news.ts";
import { isInOrder } from "./order.ts";

/** What Yjs made of an update: what was new in it, or null; and the notes that it changed. */
export type Integrated = { update: Uint8Array | null; changedNotes: Id[] };

/**
 * Applies an update that was surveyed to the document. Null when integrating it showed that a pad's updates must not do
 * this: it has spoiled the document. But for the order of what it brings, the survey should have foreseen it.
 */
export const integrate = (doc: Y.Doc, { update, parsed }: News): Integrated | null => {
  let news: Uint8Array | null = null;
  const listen = (it: Uint8Array): void => void (news = it);
  doc.on("update", listen);
  try {
    const changed = doc.transact((transaction) => {
      Y.applyUpdate(doc, update);
      return transaction.changed;
    });
    const changedNotes = isWhole(doc) && isInOrder(doc, parsed) ? changedNotesOf(doc, changed) : null;
    return changedNotes && { update: news, changedNotes };
  } catch {
    return null;
  } finally {
    doc.off("update", listen);
  }
};
