import { durableRoom, routeRooms } from "../party/durable.ts";
import { app } from "./app.ts";
import { padToolsOf, toolsOf } from "./context.ts";
import type { DeliveryWake, Env, MediaWake } from "./env.ts";
import { deliver } from "./jobs/deliver.ts";
import { fetchWoken } from "./jobs/fetch-media.ts";
import { sweep } from "./jobs/sweep.ts";
import { padHome } from "./services/pad-home.ts";
import { readFeed } from "./services/read-feed.ts";

/** The queue of wake-ups for files, as wrangler.toml names it. The other one is the sender's. */
const MEDIA_QUEUE = "prosa-media-jobs";

/** A room of a scope, living beside the Worker: its feed and its pads' home are a binding away. */
export class Room extends durableRoom<Env>({
  feed: (env) => readFeed({ d1: env.DB, now: Date.now }),
  padHome: (env) => padHome(padToolsOf(env)),
  ticketSecret: (env) => env.ROOM_SECRET,
}) {}

export default {
  fetch: async (request, env, ctx) => (await routeRooms(request, env)) ?? app.fetch(request, env, ctx),
  queue: (batch, env, ctx) => {
    const tools = toolsOf(env, (work) => ctx.waitUntil(work));
    return batch.queue === MEDIA_QUEUE
      ? fetchWoken(tools, batch as MessageBatch<MediaWake>)
      : deliver(tools, batch as MessageBatch<DeliveryWake>);
  },
  scheduled: (_event, env, ctx) => sweep(toolsOf(env, (work) => ctx.waitUntil(work))),
} satisfies ExportedHandler<Env, DeliveryWake | MediaWake>;
