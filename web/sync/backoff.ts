const FIRST_MS = 1_000;
const MAX_MS = 30_000;

/** How long to wait after the given number of failures in a row, in milliseconds: doubling, half of it by chance. */
export const backoffMs = (failures: number, random: () => number): number =>
  Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10)) * (0.5 + random() / 2);
