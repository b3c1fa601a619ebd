import { newId } from "#shared/ids.ts";
import { durableRoom, routeRooms } from "../party/durable.ts";
import { app } from "./app.ts";
import { padToolsOf, toolsOf } from "./context.ts";
import type { DeliveryWake, Env, MediaWake } from "./env.ts";
import { deliver } from "./jobs/deliver.ts";
import { fetchWoken } from "./jobs/fetch-media.ts";
import { sweep } from "./jobs/sweep.ts";
import { watched } from "./jobs/watched.ts";
import { log } from "./logs/log.ts";
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
  fetch: async (request, env, ctx) => (await toRoom(request, env)) ?? app.fetch(request, env, ctx),
  queue: (batch, env, ctx) =>
    watched(env, { event: "queue", queue: batch.queue, messages: batch.messages.length }, (seen) => {
      const tools = toolsOf(seen, (work) => ctx.waitUntil(work));
      return batch.queue === MEDIA_QUEUE
        ? fetchWoken(tools, batch as MessageBatch<MediaWake>)
        : deliver(tools, batch as MessageBatch<DeliveryWake>);
    }),
  scheduled: (_event, env, ctx) =>
    watched(env, { event: "sweep" }, (seen) => sweep(toolsOf(seen, (work) => ctx.waitUntil(work)))),
} satisfies ExportedHandler<Env, DeliveryWake | MediaWake>;

/** Opens the socket of a room; null for a request that is not to one. Who it is for, its hello says later. */
const toRoom = async (request: Request, env: Env): Promise<Response | null> => {
  const since = Date.now();
  const response = await routeRooms(request, env);
  if (response) {
    const { status } = response;
    const ms = Date.now() - since;
    log({ event: "request", requestId: newId(), method: request.method, route: "/parties/room/:scope", status, ms });
  }
  return response;
};
