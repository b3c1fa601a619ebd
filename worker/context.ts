import type { Context } from "hono";
import { newId } from "#shared/ids.ts";
import { adaptersFor } from "./channels/index.ts";
import type { DeliveryWake, Env } from "./env.ts";
import { log } from "./logs/log.ts";
import { metricsOf } from "./metrics/metrics.ts";
import type { Metrics } from "./metrics/port.ts";
import { createTally } from "./metrics/tally.ts";
import { type Poked, pokeCoalescer } from "./rooms/coalesce.ts";
import { durableRooms } from "./rooms/durable.ts";
import { partykitRooms } from "./rooms/partykit.ts";
import type { Rooms } from "./rooms/port.ts";
import { knownChannels } from "./services/known-channels.ts";
import type { PadTools, SendTools, WebhookTools } from "./services/tools.ts";
import type { Account } from "./store/people.ts";

/** What every route finds in its context. `account` is set where a session is required. */
export type App = {
  Bindings: Env;
  Variables: {
    requestId: string;
    /** The company that the request is about, once that is known: for the log. */
    companyId?: string;
    account: Account;
  };
};

export const roomsOf = (env: Env): Rooms =>
  env.PARTYKIT_URL ? partykitRooms(env.PARTYKIT_URL, env.ROOM_SECRET) : durableRooms(env);

/** How many messages Queues takes at once. Source: Cloudflare Queues, Limits. */
const MAX_QUEUE_BATCH = 100;

/** Pokes of this isolate that wait for the one under way. */
const poke = pokeCoalescer(() => Date.now());
/** What this isolate has counted and not yet written. */
const tally = createTally();

/** Channels that this isolate's webhooks have read. */
const channels = knownChannels();

/** The real world for services: D1, the clock, rooms and queues. What is only a hint runs after the answer. */
export const toolsOf = (env: Env, later: (work: Promise<unknown>) => void): WebhookTools & SendTools => {
  const metrics = metricsOf({ d1: env.DB, tally, now: Date.now, dataset: env.METRICS ?? null });
  return {
    d1: env.DB,
    metrics,
    now: Date.now,
    newId,
    random: Math.random,
    adapters: adaptersFor({ graphUrl: env.GRAPH_URL, zapiUrl: env.ZAPI_URL }, (input, init) => fetch(input, init)),
    channels,
    credentialsKey: env.CREDENTIALS_KEY,
    media: env.MEDIA,
    publicUrl: env.PUBLIC_URL,
    mediaSecret: env.SESSION_SECRET,
    tell: (rows) => {
      if (rows.length > 0) later(poke(roomsOf(env), rows, (it) => notePoke(metrics, it)).then(() => metrics.save()));
    },
    wake: (wakes, delayMs = 0) => {
      const delaySeconds = Math.ceil(delayMs / 1000);
      for (let from = 0; from < wakes.length; from += MAX_QUEUE_BATCH) {
        const some = wakes.slice(from, from + MAX_QUEUE_BATCH);
        later(env.DELIVERIES.sendBatch(some.map((body: DeliveryWake) => ({ body, delaySeconds }))));
      }
    },
    wakeMedia: (mediaIds, delayMs = 0) => {
      const delaySeconds = Math.ceil(delayMs / 1000);
      for (let from = 0; from < mediaIds.length; from += MAX_QUEUE_BATCH) {
        const some = mediaIds.slice(from, from + MAX_QUEUE_BATCH);
        later(env.MEDIA_JOBS.sendBatch(some.map((mediaId) => ({ body: { mediaId }, delaySeconds }))));
      }
    },
    afterwards: (work) => later(work()),
    sleep: (ms) => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve()),
  };
};

const notePoke = (metrics: Metrics, { companyId, isTold, lagMs, ...poke }: Poked): void => {
  if (isTold) metrics.took("room_lag", companyId, lagMs, poke.rows);
  log({ event: "room", companyId, ...poke, isTold });
};

/** What a room's own host, or one that asks over HTTP, is given to keep pads with. */
export const padToolsOf = (env: Env): PadTools => ({
  d1: env.DB,
  now: Date.now,
  newId,
  media: env.MEDIA,
  seal: roomsOf(env).seal,
});

export const toolsFor = (c: Context<App>) => toolsOf(c.env, (work) => c.executionCtx.waitUntil(work));
