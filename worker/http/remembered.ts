/**
 * Does something at most every so many milliseconds, however often it is asked for: between, and while it is being done, what
 * came last is given again. Holds plain values only, since one request may not wait for another's work.
 */
export const remembered = <T>(lastsMs: number, now: () => number) => {
  let last: { value: T; at: number } | null = null;
  let begunAt = Number.NEGATIVE_INFINITY;
  return async (work: () => Promise<T>): Promise<T> => {
    if (last && now() - Math.max(last.at, begunAt) < lastsMs) return last.value;
    begunAt = now();
    const value = await work();
    last = { value, at: now() };
    return value;
  };
};
