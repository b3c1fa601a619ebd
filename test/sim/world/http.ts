import { Actor } from "../engine/actor.ts";
import type { Loop } from "../engine/loop.ts";
import type { Random } from "../engine/random.ts";
import type { Site, Sites } from "./sites.ts";

export type Call = {
  site: Site;
  what: string;
  signal?: AbortSignal | null;
  /** Whether the caller's device has a network, at that moment. */
  isUp?: () => boolean;
  serve: () => Promise<Response>;
};

/** One HTTP exchange: time there and back, and what may go wrong on the way. Never settles for a caller that has ended. */
export const createHttp = (loop: Loop, random: Random, sites: Sites, log: (line: string) => void) => {
  const latency = (): number => random.between(1, 30) + (random.chance(0.1) ? random.between(0, 400) : 0);

  return async ({ site, what, signal, isUp = () => true, serve }: Call): Promise<Response> => {
    const mishap = sites.draw(site);
    log(`${what}${mishap ? `: ${mishap}` : ""}`);
    const caller = Actor.current;
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const settle = (ms: number, run: () => void): void =>
      void loop.always(ms, () => (!caller || caller.isAlive) && (caller ? caller.run(run) : run()));
    const broken = (): void => settle(latency(), () => reject(new TypeError("fetch failed")));
    const answer = (response: Response, body: ArrayBuffer): void =>
      settle(latency(), () =>
        isUp()
          ? resolve(new Response(isBodiless(response) ? null : body, response))
          : reject(new TypeError("fetch failed")),
      );
    signal?.addEventListener("abort", () => reject(signal.reason as Error));
    if (signal?.aborted) throw signal.reason;

    const go = async (isHeard: boolean): Promise<void> => {
      try {
        const response = await serve();
        const body = await response.arrayBuffer();
        log(`${what} → ${response.status}${isHeard ? "" : ", unheard"}`);
        if (!isHeard) return;
        if (mishap === "lost" || mishap === "crash_after") broken();
        else answer(response, body);
      } catch (error) {
        if (!(error instanceof Gone)) throw error;
        if (isHeard) broken();
      }
    };

    const slow = mishap === "slow" ? random.between(3_000, 30_000) : 0;
    loop.always(latency() + slow, () => {
      if (!isUp() || mishap === "fail" || mishap === "crash") return broken();
      void go(true);
      if (mishap === "twice") loop.always(random.between(0, 3_000), () => void go(false));
    });
    return promise;
  };
};

export type Http = ReturnType<typeof createHttp>;

const isBodiless = ({ status }: Response): boolean => status === 204 || status === 304;

/** Who was to answer has ended, or cannot be reached. */
export class Gone extends Error {}
