import { Actor } from "../engine/actor.ts";
import type { Loop } from "../engine/loop.ts";
import type { Random } from "../engine/random.ts";

/** Where things go through that can go wrong. */
export const SITES = ["d1", "room", "idb", "api", "feed", "poke", "provider", "webhook"] as const;
export type Site = (typeof SITES)[number];

/**
 * What goes wrong: it is not done, and its caller told so; it is done, and its caller told it was not; who asked dies
 * before or after it is done; it takes long; it is done twice.
 */
export const MISHAPS = ["fail", "lost", "crash", "crash_after", "slow", "twice"] as const;
export type Mishap = (typeof MISHAPS)[number];

/** A mishap that waits for its moment: the one after `skip` others at that site. */
export type Armed = { site: Site; mishap: Mishap; skip: number };

export type Way = {
  site: Site;
  /** What it is, for the trace. */
  what: string;
  /** How long it takes until it is done, and until its caller knows, in milliseconds. */
  thereMs: number;
  backMs: number;
  failure: () => Error;
};

/** Lets things take time, and go wrong when that has been asked for. */
export const createSites = (loop: Loop, random: Random, log: (line: string) => void) => {
  let armed: Armed[] = [];

  const draw = (site: Site): Mishap | null => {
    const at = armed.findIndex((it) => it.site === site);
    const found = armed[at];
    if (!found) return null;
    if (found.skip > 0) {
      armed[at] = { ...found, skip: found.skip - 1 };
      return null;
    }
    armed.splice(at, 1);
    return found.mishap;
  };

  return {
    arm: (it: Armed): void => void armed.push(it),
    disarm: (): void => void (armed = []),
    draw,

    /** Does the work at its moment and gives what came of it. Never settles for an actor that has ended. */
    pass<T>({ site, what, thereMs, backMs, failure }: Way, work: () => T): Promise<T> {
      const actor = Actor.current;
      const mishap = draw(site);
      if (mishap) log(`${what} of ${actor?.name ?? "nobody"}: ${mishap}`);
      const slow = mishap === "slow" ? random.between(2_000, 20_000) : 0;
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const settle = (done: () => void): void => void loop.after(random.between(0, backMs), done);
      loop.after(random.between(0, thereMs) + slow, () => {
        if (mishap === "crash") return actor?.end();
        if (mishap === "fail") return settle(() => reject(failure()));
        let result: T;
        try {
          result = work();
        } catch (error) {
          return settle(() => reject(error));
        }
        if (mishap === "crash_after") return actor?.end();
        if (mishap === "lost") return settle(() => reject(failure()));
        settle(() => resolve(result));
      });
      return promise;
    },
  };
};

export type Sites = ReturnType<typeof createSites>;
