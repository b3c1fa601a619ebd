/** Where something stands, in pixels from the corner of the element that holds the text. */
export type Box = { left: number; top: number; width: number; height: number };

/** Where the caret stands before a character. The text ends with a character of no width, so that there always is one. */
export const caretBox = (holder: HTMLElement, at: number): Box | undefined => {
  const box = boxesOf(holder, at, at + 1)[0];
  return box && { ...box, width: 0 };
};

/** What a selection covers, a box a line. */
export const boxesOf = (holder: HTMLElement, from: number, to: number): Box[] => {
  const node = holder.firstChild;
  if (!(node instanceof Text)) return [];
  const range = document.createRange();
  range.setStart(node, Math.min(from, node.length));
  range.setEnd(node, Math.min(to, node.length));
  const origin = holder.getBoundingClientRect();
  return [...range.getClientRects()].map((it) => ({
    left: it.left - origin.left,
    top: it.top - origin.top,
    width: it.width,
    height: it.height,
  }));
};

/** Ends every text that is measured; takes no room. */
export const END = "\u200B";
