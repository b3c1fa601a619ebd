import { join } from "node:path";
import { SECRET } from "./host.ts";
import { roomContract } from "./room-contract.ts";

const CONFIG = join(import.meta.dirname, "wrangler.json");

roomContract({
  name: "PartyServer, in workerd",
  command: "wrangler dev",
  options: ({ port, workerUrl, directory }) => [
    ["--config", CONFIG],
    ["--ip", "127.0.0.1"],
    ["--port", `${port}`],
    ["--inspector-port", "0"],
    ["--persist-to", directory],
    ["--var", `WORKER_URL:${workerUrl}`, `ROOM_SECRET:${SECRET}`],
  ],
  roomPath: (scope) => `/parties/room/${scope}`,
  pokePath: (scope) => `/poke/${scope}`,
});
