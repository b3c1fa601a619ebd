import { DRAFT } from "#shared/model/pad.ts";
import type { PadDoc, Root } from "./pad-doc.ts";

/** What would be lost with an earlier copy: texts to be given back to who wrote them, and notes to be made again. */
export type Lost = { texts: string[]; notes: string[] };

/**
 * What of the texts that were changed here and that no room has kept is not in the new copy. A note that no room had seen
 * can be made again; into the other texts somebody has to put it back.
 */
export const lostOf = (was: PadDoc, changed: Iterable<Root>, isUnseen: (root: Root) => boolean, now: PadDoc): Lost => {
  const lost: Lost = { texts: [], notes: [] };
  for (const root of new Set(changed)) {
    const text = was.text(root)?.trim();
    const present = now.text(root);
    if (!text || present?.includes(text)) continue;
    if (root !== DRAFT && present === undefined && isUnseen(root)) lost.notes.push(text);
    else lost.texts.push(text);
  }
  return lost;
};
