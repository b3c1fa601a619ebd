import { backoffMs } from "./backoff.ts";

export type Silence = ReturnType<typeof createSilence>;

/** Whether the server answers at all: while it does not, requests that fail together make one failure. */
export const createSilence = (random: () => number) => {
  let failures = 0;
  let round = 0;
  let until = 0;
  /** The server asked to be left alone until then. */
  let asked = 0;
  return {
    isOn: () => failures > 0,
    /** When it may be tried again, in epoch milliseconds. */
    until: () => Math.max(until, asked),
    /** To be given back with what comes of a request that begins now. */
    round: () => round,

    failed(of: number, now: number, retryAfterMs = 0): void {
      asked = Math.max(asked, now + retryAfterMs);
      if (of !== round) return;
      round += 1;
      failures += 1;
      until = now + backoffMs(failures, random);
    },

    /** It may be there again: one request may try, unless it asked for patience. */
    mayBeOver: () => void (until = 0),

    end(): void {
      failures = 0;
      until = 0;
    },
  };
};
