/** What an edit writes, by which it is found again in whatever bytes carry it. */
export type Mark = string;

const FIRST = "~".charCodeAt(0);
const LAST = ";".charCodeAt(0);
const LENGTH = 8;

/** The n-th mark of a writer, of whom a capital letter is the name: eight characters. */
export const markOf = (writer: string, n: number): Mark => `~${writer}${String(n).padStart(5, "0")};`;

/** All marks in an update, as far as they are written in one piece. */
export const marksIn = (update: Uint8Array): Mark[] => {
  const marks: Mark[] = [];
  for (let at = update.indexOf(FIRST); at >= 0; at = update.indexOf(FIRST, at + 1)) {
    if (update[at + LENGTH - 1] === LAST) marks.push(String.fromCharCode(...update.subarray(at, at + LENGTH)));
  }
  return marks;
};
