import { newId } from "#shared/ids.ts";
import { durableRoom, routeRooms } from "../party/durable.ts";
import { app } from "./app.ts";
import { toolsOf } from "./context.ts";
import type { DeliveryWake, Env, MediaWake, Sharded } from "./env.ts";
import { deliver } from "./jobs/deliver.ts";
import { byShard, eachShard } from "./jobs/each-shard.ts";
import { fetchWoken } from "./jobs/fetch-media.ts";
import { sweep } from "./jobs/sweep.ts";
import { watched } from "./jobs/watched.ts";
import { log } from "./logs/log.ts";
import { feedOf, padHomeOf } from "./rooms/wiring.ts";
import { shardsOf } from "./store/shards/shards.ts";

/** The queue of wake-ups for files, as wrangler.toml names it. The other one is the sender's. */
const MEDIA_QUEUE = "prosa-media-jobs";

/** A room of a scope, living beside the Worker: its feed and its pads' home are a binding away. */
export class Room extends durableRoom<Env>({
  feed: feedOf,
  padHome: padHomeOf,
  ticketSecret: (env) => env.ROOM_SECRET,
}) {}

export default {
  fetch: async (request, env, ctx) => (await toRoom(request, env)) ?? app.fetch(request, env, ctx),
  queue: (batch, env, ctx) =>
    watched(env, { event: "queue", queue: batch.queue, messages: batch.messages.length }, (seen) =>
      eachShard(byShard(shardsOf(seen), batch.messages), ([shard, messages]) => {
        const tools = toolsOf(seen, (work) => ctx.waitUntil(work), shard);
        return batch.queue === MEDIA_QUEUE
          ? fetchWoken(tools, messages as Message<MediaWake>[])
          : deliver(tools, messages as Message<DeliveryWake>[]);
      }),
    ),
  scheduled: (_event, env, ctx) =>
    watched(env, { event: "sweep" }, (seen) =>
      eachShard(shardsOf(seen), (shard) => sweep(toolsOf(seen, (work) => ctx.waitUntil(work), shard))),
    ),
} satisfies ExportedHandler<Env, Sharded<DeliveryWake | MediaWake>>;

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
