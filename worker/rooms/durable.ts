import { getServerByName } from "partyserver";
import type { Env } from "../env.ts";
import type { Rooms } from "./port.ts";

/** Rooms as this Worker's own Durable Objects. */
export const durableRooms = ({ ROOM }: Env): Rooms => ({
  poke: async (scope, rows) => {
    const room = await getServerByName(ROOM, scope);
    await room.poke(rows);
  },
  address: (scope, origin) => `${origin.replace(/^http/, "ws")}/parties/room/${scope}`,
});
