import { isBrokenError } from "./db-errors.ts";

export type Spawn = (work: () => Promise<unknown>) => void;

/**
 * Starts work that nobody waits for. What is cut off by stopping is no error: it is done again by whoever comes next.
 * `onBroken` hears of what failed since the database cannot be read any more.
 */
export const createSpawn = (onBroken: (error: unknown) => void): { spawn: Spawn; stop: () => void } => {
  let isStopped = false;
  return {
    spawn(work) {
      work().catch((error: unknown) => {
        if (isStopped) return;
        if (!isBrokenError(error)) throw error;
        onBroken(error);
      });
    },
    stop: () => void (isStopped = true),
  };
};
