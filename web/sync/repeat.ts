import type { Clock } from "./ports.ts";
import type { Spawn } from "./spawn.ts";

/** Does something again and again, each time so many milliseconds after it was done. Gives back what ends it. */
export const repeat = (clock: Clock, spawn: Spawn, ms: number, work: () => Promise<unknown>): (() => void) => {
  let isOver = false;
  let cancel = (): void => {};
  const wait = (): void => {
    if (!isOver) cancel = clock.after(ms, () => spawn(() => work().finally(wait)));
  };
  wait();
  return () => {
    isOver = true;
    cancel();
  };
};
