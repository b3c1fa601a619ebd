import { join } from "node:path";
import { SECRET } from "./host.ts";
import { roomContract } from "./room-contract.ts";

roomContract({
  name: "PartyServer, in workerd",
  command: "wrangler",
  args: ({ port, workerUrl, directory }) => [
    ...["dev", "--config", join(import.meta.dirname, "wrangler.json"), "--ip", "127.0.0.1", "--port", String(port)],
    ...["--inspector-port", "0", "--persist-to", directory],
    ...["--var", `WORKER_URL:${workerUrl}`, "--var", `ROOM_SECRET:${SECRET}`],
  ],
  roomPath: (scope) => `/parties/room/${scope}`,
  pokePath: (scope) => `/poke/${scope}`,
});
