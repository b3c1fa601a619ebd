import type { Clock } from "../../../web/sync/ports.ts";

/** This process's, as our client's code is given one. */
export const CLOCK: Clock = {
  now: () => Date.now(),
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
