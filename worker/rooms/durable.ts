import { getServerByName } from "partyserver";
import type { Env } from "../env.ts";
import type { Rooms } from "./port.ts";

/** Rooms as this Worker's own Durable Objects. */
export const durableRooms = ({ ROOM }: Env): Rooms => ({
  poke: async (scope, rows) => {
    const room = await getServerByName(ROOM, scope);
    await room.poke(rows);
  },
  seal: async (scope, conversationId) => {
    const room = await getServerByName(ROOM, scope);
    return room.seal(conversationId);
  },
  address: (scope, origin) => `${origin.replace(/^http/, "ws")}/parties/room/${scope}`,
});
