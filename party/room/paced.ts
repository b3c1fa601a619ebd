import type { Clock } from "./ports.ts";

/** Runs something at once when it has been idle for the interval, else once when the interval is over. */
export const paced = (clock: Clock, intervalMs: number, run: () => void): (() => void) => {
  let last = -Infinity;
  let isDue = false;
  const runNow = () => {
    isDue = false;
    last = clock.now();
    run();
  };
  return () => {
    if (isDue) return;
    const wait = last + intervalMs - clock.now();
    if (wait <= 0) return runNow();
    isDue = true;
    clock.after(wait, runNow);
  };
};
