import { getServerByName } from "partyserver";
import { durableRoom, routeRooms } from "../../../party/durable.ts";
import { httpFeed } from "../../../party/http-feed.ts";
import { httpPadHome } from "../../../party/http-pad-home.ts";

/** The smallest Worker around the rooms: the feed of a Worker elsewhere, and a way to poke and to seal. Plain JavaScript, since it runs in workerd while the tests around it are typed for Node. */
export class Room extends durableRoom({
  feed: (env) => httpFeed(env.WORKER_URL, env.ROOM_SECRET),
  padHome: (env) => httpPadHome(env.WORKER_URL, env.ROOM_SECRET),
  ticketSecret: (env) => env.ROOM_SECRET,
}) {}

export default {
  async fetch(request, env) {
    const [, scope] = new URL(request.url).pathname.match(/^\/poke\/(.+)$/) ?? [];
    if (scope === undefined) return (await routeRooms(request, env)) ?? new Response(null, { status: 404 });
    const room = await getServerByName(env.ROOM, scope);
    const { rows, seal } = await request.json();
    if (seal !== undefined) return Response.json({ pad: await room.seal(seal) });
    await room.poke(rows);
    return new Response(null, { status: 204 });
  },
};
