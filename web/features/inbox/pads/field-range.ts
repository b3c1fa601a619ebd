/** From where a selection was begun to where the caret is. */
export type Range = readonly [anchor: number, head: number];

export const rangeOf = ({ selectionStart, selectionEnd, selectionDirection }: HTMLTextAreaElement): Range =>
  selectionDirection === "backward" ? [selectionEnd, selectionStart] : [selectionStart, selectionEnd];

export const setRange = (field: HTMLTextAreaElement, [anchor, head]: Range): void => {
  const [start, end] = anchor < head ? [anchor, head] : [head, anchor];
  if (field.selectionStart === start && field.selectionEnd === end) return;
  field.setSelectionRange(start, end, head < anchor ? "backward" : "none");
};
