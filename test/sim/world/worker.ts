import { Actor } from "../engine/actor.ts";
import type { Loop } from "../engine/loop.ts";
import type { Random } from "../engine/random.ts";
import type { D1 } from "./d1.ts";
import { Gone } from "./http.ts";
import { createBucket } from "./bucket.ts";
import type { Product } from "./product.ts";
import { CREDENTIALS_KEY, ROOM_SECRET, SESSION_SECRET } from "./secrets.ts";

export const ORIGIN = "http://prosa.sim";
export const WORKER_URL = "http://worker.sim";
export const ROOMS_URL = "http://rooms.sim";
export const GRAPH_URL = "http://graph.sim";

const CRON_MS = 60_000;
/** How often a wake-up is given again that was not acknowledged, and when. */
const MAX_RETRIES = 5;
const RETRY_MS = 2_000;

export type WorkerParts = { product: Product; d1: D1; loop: Loop; random: Random; log: (line: string) => void };

export type WorkerHost = ReturnType<typeof hostWorker>;

/** The Worker with its queue and its cron. Every request is an actor of its own, which may end at any await. */
export const hostWorker = ({ product, d1, loop, random, log }: WorkerParts) => {
  const running = new Set<Actor>();
  let count = 0;

  const actorFor = (what: string): Actor => {
    const actor = new Actor(`worker ${what} #${(count += 1)}`);
    running.add(actor);
    actor.onEnd(() => running.delete(actor));
    return actor;
  };

  const later = (work: Promise<unknown>): void =>
    void work.catch((error: unknown) => log(`waitUntil: ${String(error)}`));

  const consume = (body: object, tries: number): void => {
    const actor = actorFor("queue");
    const again = (): void => {
      if (tries < MAX_RETRIES) loop.always(RETRY_MS, () => consume(body, tries + 1));
    };
    const message = { body, ack: () => void (isSettled = true), retry: again };
    let isSettled = false;
    actor.onEnd(() => !isSettled && again());
    void actor.run(() => product.deliver(product.toolsOf(env, later, shard), [message]));
  };

  /** Queues give a message at least once, in no order. */
  const enqueue = (body: object, afterMs: number): void => {
    const times = random.chance(0.1) ? 2 : 1;
    for (let time = 0; time < times; time += 1) loop.always(afterMs + random.between(1, 400), () => consume(body, 0));
  };

  const env = {
    DB: d1,
    MEDIA: createBucket(),
    DELIVERIES: {
      sendBatch: async (items: readonly { body: object; delaySeconds?: number }[]) =>
        items.forEach((it) => enqueue(it.body, (it.delaySeconds ?? 0) * 1_000)),
    },
    // No customer sends a file in this world.
    MEDIA_JOBS: { send: async () => {}, sendBatch: async () => {} },
    ASSETS: { fetch: async () => new Response(null, { status: 404 }) },
    SESSION_SECRET,
    ROOM_SECRET,
    CREDENTIALS_KEY,
    GRAPH_URL,
    ZAPI_URL: GRAPH_URL,
    PUBLIC_URL: ORIGIN,
    PARTYKIT_URL: ROOMS_URL,
  };

  const shard = { name: "DB", d1 };

  const sweep = (): void => {
    const actor = actorFor("cron");
    void actor
      .run(() => product.sweep(product.toolsOf(env, later, shard)))
      .catch((error: unknown) => log(`cron: ${String(error)}`));
  };
  const tick = (): void => {
    sweep();
    loop.always(CRON_MS, tick);
  };
  loop.always(CRON_MS, tick);

  return {
    sweep,
    /** Ends whatever is under way. */
    crash(): void {
      product.renewIsolate();
      for (const it of running) it.end();
    },

    /** Rejects with `Gone` when the request ends before it is answered. */
    handle(request: Request, what: string): Promise<Response> {
      const actor = actorFor(what);
      const { promise, resolve, reject } = Promise.withResolvers<Response>();
      actor.onEnd(() => reject(new Gone("the Worker is gone")));
      const context = { waitUntil: later, passThroughOnException: () => {} };
      // A runtime gives a handler some minutes, and then no more.
      loop.always(120_000, () => actor.end());
      void actor.run(() => product.app.fetch(request, env, context)).then(resolve, reject);
      return promise;
    },
  };
};
