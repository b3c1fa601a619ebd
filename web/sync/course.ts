import { backoffMs } from "./backoff.ts";

/** How many commands of a lane go in one request. */
const BATCH = 20;
/** After so many failures of the server itself at one command alone, the command is given back. */
const PATIENCE = 5;

export type Course = ReturnType<typeof createCourse>;

/** How the sending of one lane goes: a request at a time, with fewer commands and longer pauses while it fails. */
export const createCourse = (random: () => number) => {
  let isBusy = false;
  let limit = BATCH;
  let failures = 0;
  let breakdowns = 0;
  let misses = 0;
  let notBefore = 0;
  return {
    isBusy: () => isBusy,
    /** How many commands the next request takes. */
    limit: () => limit,
    /** When it may be tried again, in epoch milliseconds. */
    notBefore: () => notBefore,
    /** How often it was tried in vain since the server last answered it. */
    misses: () => misses,

    begin: () => void (isBusy = true),
    end: () => void (isBusy = false),
    missed: () => void (misses += 1),

    succeeded(): void {
      failures = breakdowns = misses = 0;
      limit = BATCH;
    },

    /** `atLeastMs`: as the server asked. */
    pause(now: number, atLeastMs = 0): void {
      failures += 1;
      notBefore = now + Math.max(atLeastMs, backoffMs(failures, random));
    },

    /** One bad command must not hold up those around it: which it is shows when they are sent one at a time. */
    isolate: () => void (limit = 1),

    /** Whether the server has failed at the same command alone for too often. */
    losesPatience(): boolean {
      breakdowns += 1;
      if (breakdowns <= PATIENCE) return false;
      failures = breakdowns = 0;
      return true;
    },
  };
};
