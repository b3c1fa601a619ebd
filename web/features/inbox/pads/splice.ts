/** One change of a text: what stands from `from` to `to` gives way to `inserted`. Positions are in UTF-16 units. */
export type Splice = { from: number; to: number; inserted: string };

/**
 * The smallest change that makes `after` out of `before`. What stands behind the caret was not written, which tells which of
 * several equal letters is the new one. Never cuts a character in two: half of one would be lost on its way to the others.
 */
export const spliceBetween = (before: string, after: string, caret = after.length): Splice => {
  const most = Math.min(before.length, after.length);
  let end = sameAtEnd(before, after, 0, Math.min(most, after.length - caret));
  let start = 0;
  while (start < most - end && before[start] === after[start]) start += 1;
  end = sameAtEnd(before, after, end, most - start);
  if (isCut(before, start) || isCut(after, start)) start -= 1;
  if (isCut(before, before.length - end) || isCut(after, after.length - end)) end -= 1;
  return { from: start, to: before.length - end, inserted: after.slice(start, after.length - end) };
};

/** Where a position in a text is after these changes. What was inserted right at it stands behind it. */
export const throughSplices = (position: number, splices: readonly Splice[]): number =>
  splices.reduce((at, { from, to, inserted }) => {
    if (at <= from) return at;
    return at >= to ? at + inserted.length - (to - from) : Math.min(at, from + inserted.length);
  }, position);

const sameAtEnd = (before: string, after: string, known: number, most: number): number => {
  let count = known;
  while (count < most && before[before.length - 1 - count] === after[after.length - 1 - count]) count += 1;
  return count;
};

/** Whether a position lies between the two halves of one character. */
const isCut = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
