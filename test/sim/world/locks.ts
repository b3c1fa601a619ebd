import type { Actor } from "../engine/actor.ts";
import type { Loop } from "../engine/loop.ts";

type Callback = (lock: { name: string } | null) => unknown;
type Waiter = { owner: Actor; run: () => void };
type Options = { ifAvailable?: boolean; signal?: AbortSignal };

/** A device's Web Locks (exclusive ones): one holder a name, the others wait in order; what ends lets go. */
export const createLocks = (loop: Loop) => {
  const holders = new Map<string, Waiter>();
  const queues = new Map<string, Waiter[]>();

  const queueOf = (name: string): Waiter[] => {
    const queue = queues.get(name) ?? [];
    queues.set(name, queue);
    return queue;
  };

  const next = (name: string): void => {
    if (holders.has(name)) return;
    const waiter = queueOf(name).shift();
    if (!waiter) return;
    holders.set(name, waiter);
    loop.always(0.1, () => (waiter.owner.isAlive ? waiter.owner.run(waiter.run) : release(name, waiter)));
  };

  const release = (name: string, waiter: Waiter): void => {
    if (holders.get(name) === waiter) holders.delete(name);
    const queue = queueOf(name);
    if (queue.includes(waiter)) queue.splice(queue.indexOf(waiter), 1);
    next(name);
  };

  return {
    requestOf:
      (owner: Actor) =>
      (name: string, given: Options | Callback, last?: Callback): Promise<unknown> => {
        const options = typeof given === "function" ? {} : given;
        const callback = (typeof given === "function" ? given : last) as Callback;
        const { promise, resolve, reject } = Promise.withResolvers<unknown>();
        const grant = (lock: { name: string } | null) => Promise.resolve(callback(lock));
        if (options.ifAvailable && (holders.has(name) || queueOf(name).length > 0)) {
          loop.after(0.1, () => void grant(null).then(resolve, reject));
          return promise;
        }
        const waiter: Waiter = {
          owner,
          run: () =>
            void grant({ name })
              .then(resolve, reject)
              .finally(() => release(name, waiter)),
        };
        options.signal?.addEventListener("abort", () => {
          if (holders.get(name) === waiter) return;
          release(name, waiter);
          reject(new DOMException("The request was aborted.", "AbortError"));
        });
        owner.onEnd(() => release(name, waiter));
        queueOf(name).push(waiter);
        next(name);
        return promise;
      },
  };
};

export type Locks = ReturnType<typeof createLocks>;
