/** Work that goes on after an answer was given: webhook lanes and statuses on their way. */
export interface Tasks {
  /** Aborts when the simulator closes. */
  signal: AbortSignal;
  run(work: () => Promise<void>): void;
  /** Resolves when nothing is running, including work that running work started. */
  idle(): Promise<void>;
  /** Aborts what is running and waits for it to end. */
  stop(): Promise<void>;
}

export function createTasks(): Tasks {
  const running = new Set<Promise<void>>();
  const stopper = new AbortController();

  const idle = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running);
  };

  const unlessStopped = (error: unknown): void => {
    if (!stopper.signal.aborted) throw error;
  };

  return {
    signal: stopper.signal,
    idle,
    run(work) {
      const task: Promise<void> = work()
        .catch(unlessStopped)
        .finally(() => running.delete(task));
      running.add(task);
    },
    async stop() {
      stopper.abort();
      await idle();
    },
  };
}
