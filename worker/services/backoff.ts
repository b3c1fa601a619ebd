const FIRST_MS = 2_000;
const LONGEST_MS = 10 * 60_000;

/** After how many attempts a message that the provider keeps putting off counts as failed. */
export const MAX_ATTEMPTS = 8;

/** How long a whole channel rests, at least, whose provider has had enough, in milliseconds. */
export const CHANNEL_PAUSE_MS = 1_000;

/** The longest wait that a provider may ask for, in milliseconds. */
const LONGEST_ASKED_MS = 3_600_000;

/** How long to wait after the given attempt, in milliseconds: at least our own backoff, longer if the provider asks. */
export const waitMs = (attempt: number, askedMs: number | null, random: number): number =>
  Math.max(backoffMs(attempt, random), Math.min(askedMs ?? 0, LONGEST_ASKED_MS));

/** After the given attempt (from 1): doubling, with jitter from `random` in [0, 1). */
const backoffMs = (attempt: number, random: number): number => {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * random);
};
