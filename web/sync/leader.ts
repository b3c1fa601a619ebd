import type { Ports } from "./ports.ts";

/**
 * Stands for the lead, which one tab has at a time. Resolves, with what steps down, once it is known whether the lead was
 * free. `onLead` is told so: if it was not, another tab may have written since this one called.
 */
export const standForLead = async (
  locks: Ports["locks"],
  name: string,
  onLead: (wasFree: boolean) => void,
): Promise<() => void> => {
  const leaving = new AbortController();
  const { promise: held, resolve: release } = Promise.withResolvers<void>();

  const isFree = await new Promise<boolean>((known) => {
    void locks.request(name, { ifAvailable: true }, (lock) => {
      known(lock !== null);
      return lock ? held : undefined;
    });
  });
  if (isFree) onLead(true);
  else void queue();

  async function queue(): Promise<void> {
    try {
      await locks.request(name, { signal: leaving.signal }, () => {
        onLead(false);
        return held;
      });
    } catch (error) {
      if (!leaving.signal.aborted) throw error;
    }
  }

  return () => {
    leaving.abort();
    release();
  };
};
