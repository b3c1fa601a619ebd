import { fromBase64, toBase64 } from "#shared/base64.ts";
import { DRAFT } from "#shared/model/pad.ts";
import type { PadCursor } from "#shared/protocol/pad-frames.ts";
import type { PadDoc, Root } from "./pad-doc.ts";
import type { Yjs } from "./yjs.ts";

export type Range = readonly [anchor: number, head: number];

/**
 * Places that move along with a text. What others write at a caret goes behind it, and what they write at a selection's
 * edges does not become selected.
 */
export const cursorAt = (Y: Yjs, pad: PadDoc, root: Root, [anchor, head]: Range): PadCursor | null => {
  const text = pad.textOf(root);
  if (!text) return null;
  const place = (index: number, isStart: boolean) => {
    const within = Math.min(Math.max(index, 0), text.length);
    return toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, within, isStart ? 0 : -1)));
  };
  return {
    root: root === DRAFT ? DRAFT : root,
    anchor: place(anchor, anchor < head),
    head: place(head, head < anchor),
  };
};

/** Where that is now; null when the text is gone, or the place is in no copy of ours. Others may say anything. */
export const rangeOf = (Y: Yjs, pad: PadDoc, { root, anchor, head }: PadCursor): Range | null => {
  const text = pad.textOf(root);
  if (!text) return null;
  const indexOf = (place: string): number | null => {
    try {
      const relative = Y.decodeRelativePosition(fromBase64(place));
      const found = Y.createAbsolutePositionFromRelativePosition(relative, pad.doc);
      return found?.type === text ? found.index : null;
    } catch {
      return null;
    }
  };
  const [from, to] = [indexOf(anchor), indexOf(head)];
  return from === null || to === null ? null : [from, to];
};
