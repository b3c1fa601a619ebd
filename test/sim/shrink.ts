import type { Happening } from "./scenario.ts";

/**
 * Leaves out of a failing run what it does not need to fail: ever smaller pieces, then one by one (delta debugging, after
 * Zeller). `fails` plays the happenings; it is asked at most `budget` times. Times are kept, so that the rest stays put.
 */
export const shrink = async (
  happenings: readonly Happening[],
  fails: (some: readonly Happening[]) => Promise<boolean>,
  budget: number,
): Promise<readonly Happening[]> => {
  let left = happenings;
  let tries = 0;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = left.length - size; at > -size && tries < budget; at -= size) {
      const from = Math.max(0, at);
      const some = without(left, from, Math.min(left.length, at + size));
      if (some.length === left.length) continue;
      tries += 1;
      if (await fails(some)) left = some;
    }
  }
  return left;
};

/** What is left waits for as long as what was left out did. The last happening, a rest, stays. */
const without = (all: readonly Happening[], from: number, to: number): Happening[] => {
  const end = Math.min(to, all.length - 1);
  const waits = all.slice(from, end).reduce((sum, it) => sum + it.afterMs, 0);
  return [
    ...all.slice(0, from),
    ...all.slice(end).map((it, at) => (at === 0 ? { ...it, afterMs: it.afterMs + waits } : it)),
  ];
};
