import { getServerByName } from "partyserver";
import type { Env } from "../env.ts";
import type { Rooms } from "./port.ts";

/** Rooms as this Worker's own Durable Objects. */
export const durableRooms = ({ ROOM }: Env): Rooms => ({
  poke: async (scope, rows) => {
    // The room starts itself: `getServerByName` would ask it in a request of its own.
    await ROOM.get(ROOM.idFromName(scope)).poke(rows);
  },
  seal: async (scope, conversationId) => {
    const room = await getServerByName(ROOM, scope);
    return room.seal(conversationId);
  },
  // No scope's: nothing is started for it, and nothing stored.
  ping: () => ROOM.get(ROOM.idFromName("ping")).ping(),
  address: (scope, origin) => `${origin.replace(/^http/, "ws")}/parties/room/${scope}`,
});
