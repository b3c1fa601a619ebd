/** A part of a file, in bytes. */
export type Range = { offset: number; length: number };

/**
 * What a `Range` header asks of a file of so many bytes: null for all of it, which is also the answer to what cannot be
 * understood and to several parts at once. Source: RFC 9110, 14.2.
 */
export const rangeOf = (header: string | null, size: number): Range | "unsatisfiable" | null => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match) return null;
  const [, from = "", to = ""] = match;
  if (from === "" && to === "") return null;
  if (from === "") {
    const length = Math.min(Number(to), size);
    return length === 0 ? "unsatisfiable" : { offset: size - length, length };
  }
  const [first, last] = [Number(from), to === "" ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== "" && Number(to) < first) return null;
  return first >= size ? "unsatisfiable" : { offset: first, length: last - first + 1 };
};
