export type Spawn = (work: () => Promise<unknown>) => void;

/**
 * Starts work that nobody waits for. What is cut off by stopping is no error: it is done again by whoever comes next.
 */
export const createSpawn = (): { spawn: Spawn; stop: () => void } => {
  let isStopped = false;
  return {
    spawn(work) {
      work().catch((error: unknown) => {
        if (!isStopped) throw error;
      });
    },
    stop: () => void (isStopped = true),
  };
};
