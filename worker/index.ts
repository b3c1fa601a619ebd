import { durableRoom, routeRooms } from "../party/durable.ts";
import { app } from "./app.ts";
import { padToolsOf, toolsOf } from "./context.ts";
import type { DeliveryWake, Env } from "./env.ts";
import { deliver } from "./jobs/deliver.ts";
import { sweep } from "./jobs/sweep.ts";
import { padHome } from "./services/pad-home.ts";
import { readFeed } from "./services/read-feed.ts";

/** A room of a scope, living beside the Worker: its feed and its pads' home are a binding away. */
export class Room extends durableRoom<Env>({
  feed: (env) => readFeed({ d1: env.DB, now: Date.now }),
  padHome: (env) => padHome(padToolsOf(env)),
  ticketSecret: (env) => env.ROOM_SECRET,
}) {}

export default {
  fetch: async (request, env, ctx) => (await routeRooms(request, env)) ?? app.fetch(request, env, ctx),
  queue: (batch, env, ctx) =>
    deliver(
      toolsOf(env, (work) => ctx.waitUntil(work)),
      batch,
    ),
  scheduled: (_event, env, ctx) => sweep(toolsOf(env, (work) => ctx.waitUntil(work))),
} satisfies ExportedHandler<Env, DeliveryWake>;
