import type { Context } from "hono";
import { newId } from "#shared/ids.ts";
import { adaptersFor } from "./channels/index.ts";
import type { Env } from "./env.ts";
import { log } from "./logs/log.ts";
import { metricsOf } from "./metrics/metrics.ts";
import type { Metrics } from "./metrics/port.ts";
import { createTallies } from "./metrics/tally.ts";
import { type Poked, pokeCoalescer } from "./rooms/coalesce.ts";
import { durableRooms } from "./rooms/durable.ts";
import { partykitRooms } from "./rooms/partykit.ts";
import type { Rooms } from "./rooms/port.ts";
import { gatherer } from "./services/gather.ts";
import { type KnownChannel, knownChannels } from "./services/known-channels.ts";
import { MAX_BATCH_CHARS } from "./services/receive-messages.ts";
import type { CommandTools, SendTools, WebhookTools } from "./services/tools.ts";
import type { IncomingRow } from "./store/inbound/incoming.ts";
import type { Account } from "./store/people.ts";
import { shardsWith } from "./store/shards/directory.ts";
import { shardFinder } from "./store/shards/find.ts";
import type { Key } from "./store/shards/keys.ts";
import { type Shard, shardHinted, type Shards, shardsOf } from "./store/shards/shards.ts";

/** What every route finds in its context. `account` and `shard` are set where a session is required. */
export type App = {
  Bindings: Env;
  Variables: {
    requestId: string;
    /** The company that the request is about, once that is known: for the log. */
    companyId?: string;
    account: Account;
    shard: Shard;
  };
};

export const roomsOf = (env: Env): Rooms =>
  env.PARTYKIT_URL ? partykitRooms(env.PARTYKIT_URL, env.ROOM_SECRET) : durableRooms(env);

/** How many messages Queues takes at once. Source: Cloudflare Queues, Limits. */
const MAX_QUEUE_BATCH = 100;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(ms, 0)));

/** Pokes of this isolate that wait for the one under way. */
const poke = pokeCoalescer(() => Date.now());
/** What this isolate has counted and not yet written. */
const tallyOf = createTallies();
/** What this isolate knows of where companies live. */
const findShard = shardFinder();

/** Channels that this isolate's webhooks have read. */
const channels = knownChannels();
/** What this isolate's webhooks bring, and is not stored yet. */
const gather = gatherer<KnownChannel, IncomingRow>({ maxChars: MAX_BATCH_CHARS, now: Date.now, sleep });

/** The database of the company that has the key. */
export const shardOf = (env: Env, key: Key): Promise<Shard> => findShard(shardsOf(env), key);

type Later = (work: Promise<unknown>) => void;

/**
 * The real world for services: the database of those for whom they work, the clock, rooms and queues. What is only a hint
 * runs after the answer.
 */
export const toolsOf = (env: Env, later: Later, shard: Shard): WebhookTools & SendTools & CommandTools => {
  const metrics = metricsOf({
    d1: shard.d1,
    tally: tallyOf(shard.name),
    now: Date.now,
    dataset: env.METRICS ?? null,
  });
  return {
    d1: shard.d1,
    directory: shard.name === shardsOf(env)[0].name ? null : env.DB,
    metrics,
    now: Date.now,
    newId,
    random: Math.random,
    adapters: adaptersFor({ graphUrl: env.GRAPH_URL, zapiUrl: env.ZAPI_URL }, (input, init) => fetch(input, init)),
    channels,
    gather,
    credentialsKey: env.CREDENTIALS_KEY,
    media: env.MEDIA,
    publicUrl: env.PUBLIC_URL,
    shard: shard.name,
    mediaSecret: env.SESSION_SECRET,
    tell: (rows) => {
      if (rows.length > 0) later(poke(roomsOf(env), rows, (it) => notePoke(metrics, it)).then(() => metrics.save()));
    },
    wake: (wakes, delayMs = 0) => {
      const delaySeconds = Math.ceil(delayMs / 1000);
      for (let from = 0; from < wakes.length; from += MAX_QUEUE_BATCH) {
        const some = wakes.slice(from, from + MAX_QUEUE_BATCH);
        later(env.DELIVERIES.sendBatch(some.map((it) => ({ body: { ...it, shard: shard.name }, delaySeconds }))));
      }
    },
    wakeMedia: (mediaIds, delayMs = 0) => {
      const delaySeconds = Math.ceil(delayMs / 1000);
      for (let from = 0; from < mediaIds.length; from += MAX_QUEUE_BATCH) {
        const some = mediaIds.slice(from, from + MAX_QUEUE_BATCH);
        later(
          env.MEDIA_JOBS.sendBatch(some.map((mediaId) => ({ body: { mediaId, shard: shard.name }, delaySeconds }))),
        );
      }
    },
    afterwards: (work) => later(work()),
    elsewhere: async (kind, providersId) => {
      const shards = shardsOf(env);
      if (shards.length === 1) return [];
      const others = (await shardsWith(shards, `provider:${kind}:${providersId}`)).filter(
        (it) => it.name !== shard.name,
      );
      return others.map((it) => toolsOf(env, later, it));
    },
    sleep,
  };
};

const notePoke = (metrics: Metrics, { companyId, isTold, lagMs, ...poke }: Poked): void => {
  if (isTold) metrics.took("room_lag", companyId, lagMs, poke.rows);
  log({ event: "room", companyId, ...poke, isTold });
};

export const shardsFor = (c: Context<App>): Shards => shardsOf(c.env);

/** Tools on the database of the session's company. */
export const toolsFor = (c: Context<App>) => toolsOf(c.env, laterOf(c), c.get("shard"));

/** Tools on the database of the company that has the key. */
export const toolsOn = async (c: Context<App>, key: Key) => toolsOf(c.env, laterOf(c), await shardOf(c.env, key));

/** Tools on the database that a request says is the right one, where nothing is found if it is not. */
export const toolsAt = (c: Context<App>, name: string) =>
  toolsOf(c.env, laterOf(c), shardHinted(shardsOf(c.env), name));

const laterOf =
  (c: Context<App>): Later =>
  (work) =>
    c.executionCtx.waitUntil(work);
