const FIRST_MS = 2_000;
const LONGEST_MS = 10 * 60_000;

/** After how many attempts a message that the provider keeps putting off counts as failed. */
export const MAX_ATTEMPTS = 8;

/** How long to wait after the given attempt (from 1), in milliseconds: doubling, with jitter from `random` in [0, 1). */
export const backoffMs = (attempt: number, random: number): number => {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * random);
};
