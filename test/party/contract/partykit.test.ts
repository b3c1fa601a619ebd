import { SECRET } from "./host.ts";
import { roomContract } from "./room-contract.ts";

roomContract({
  name: "PartyKit",
  command: "partykit dev",
  options: ({ port, workerUrl, directory }) => [
    ["--port", `${port}`],
    ["--persist", directory],
    ["--no-hotkeys"],
    ["--disable-request-cf-fetch"],
    ["--var", `WORKER_URL=${workerUrl}`, `ROOM_SECRET=${SECRET}`],
  ],
  roomPath: (scope) => `/parties/main/${scope}`,
  pokePath: (scope) => `/parties/main/${scope}`,
});
