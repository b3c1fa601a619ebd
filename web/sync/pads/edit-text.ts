import type { Text } from "yjs";

/**
 * Replaces what stands from `from` to `to`, with as little change as makes the same text: what is kept stays where others
 * write in it. Of what would make the text longer than `max` UTF-16 units, the end is cut off.
 */
export const editText = (text: Text, from: number, to: number, inserted: string, max: number): void => {
  const was = text.toString();
  const start = clamp(from, 0, was.length);
  const end = clamp(to, start, was.length);
  const room = Math.max(0, max - (was.length - (end - start)));
  const { at, removed, added } = difference(was.slice(start, end), cut(inserted, room));
  if (removed > 0) text.delete(start + at, removed);
  if (added) text.insert(start + at, added);
};

/** What is left between the beginning and the end that both have in common. */
const difference = (was: string, is: string): { at: number; removed: number; added: string } => {
  const shorter = Math.min(was.length, is.length);
  let head = 0;
  while (head < shorter && was[head] === is[head]) head += 1;
  if (isInsidePair(was, head) || isInsidePair(is, head)) head -= 1;
  let tail = 0;
  while (tail < shorter - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  if (isInsidePair(was, was.length - tail) || isInsidePair(is, is.length - tail)) tail -= 1;
  return { at: head, removed: was.length - head - tail, added: is.slice(head, is.length - tail) };
};

const cut = (text: string, length: number): string => text.slice(0, isInsidePair(text, length) ? length - 1 : length);

/** Whether a surrogate pair would be torn there: half a character cannot be encoded. */
const isInsidePair = (text: string, at: number): boolean =>
  at > 0 &&
  at < text.length &&
  isBetween(text.charCodeAt(at - 1), 0xd800, 0xdbff) &&
  isBetween(text.charCodeAt(at), 0xdc00, 0xdfff);

const isBetween = (it: number, low: number, high: number): boolean => low <= it && it <= high;

const clamp = (it: number, low: number, high: number): number => Math.min(Math.max(it, low), high);
