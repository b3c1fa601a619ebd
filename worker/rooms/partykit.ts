import type { Rooms } from "./port.ts";

/** Rooms on PartyKit, reached over HTTP with the shared secret. */
export const partykitRooms = (host: string, secret: string): Rooms => ({
  poke: async (scope, rows) => {
    const response = await fetch(`${host}/parties/main/${scope}`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify({ scope, rows }),
    });
    await response.body?.cancel();
  },
  address: (scope) => `${host.replace(/^http/, "ws")}/parties/main/${scope}`,
});
