import type * as Y from "yjs";
import type { Id } from "#shared/ids.ts";
import { DRAFT, NOTES } from "#shared/model/pad.ts";

/** The notes that a transaction changed, new and removed ones included; null when it changed what is not a pad's. */
export const changedNotesOf = (doc: Y.Doc, changed: Y.Transaction["changed"]): Id[] | null => {
  const [draft, notes] = [doc.getText(DRAFT), doc.getMap(NOTES)];
  const ids = new Set<Id>();
  for (const [type, keys] of changed) {
    const id = type._item?.parent === notes ? type._item.parentSub : null;
    for (const key of keys) {
      const isText = (type as unknown) === draft || id !== null;
      // In a text keys are formats; in the notes what has no key is an item of a list.
      if (isText ? key !== null : (type as unknown) !== notes || key === null) return null;
      const noteId = id ?? key;
      if (noteId !== null) ids.add(noteId);
    }
  }
  return [...ids];
};
