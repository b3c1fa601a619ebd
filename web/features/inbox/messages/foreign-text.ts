/** Marks that turn the direction of what follows, with which a name can pretend to be another. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const CONTROLS = /\p{Cc}/gu;

/** A name that strangers gave, in one line that reads as it is: nothing in it can turn "exe.pdf" around. */
export const foreignName = (name: string): string =>
  name.toWellFormed().replace(DIRECTIONS, "").replace(CONTROLS, " ").replace(/\s+/g, " ").trim();

/** How much of a text is shown before one asks for all of it, in UTF-16 units. */
export const LONG_TEXT = 2_500;

/** The beginning of a text, no character cut in two. */
export const beginning = (text: string): string => text.slice(0, LONG_TEXT).replace(/[\ud800-\udbff]$/, "");

/** Up to three pictographs and nothing else, which are shown larger, as everywhere. */
export const isOnlyEmoji = (text: string): boolean => {
  if (text.length > 40) return false;
  const signs = [...new Intl.Segmenter().segment(text.replace(/\s/g, ""))].map((it) => it.segment);
  return signs.length > 0 && signs.length <= 3 && signs.every((it) => /\p{RGI_Emoji}/v.test(it));
};
