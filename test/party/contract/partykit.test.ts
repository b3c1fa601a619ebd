import { SECRET } from "./host.ts";
import { roomContract } from "./room-contract.ts";

roomContract({
  name: "PartyKit",
  command: "partykit",
  args: ({ port, workerUrl, directory }) => [
    ...["dev", "--port", String(port), "--persist", directory, "--no-hotkeys", "--disable-request-cf-fetch"],
    ...["--var", `WORKER_URL=${workerUrl}`, "--var", `ROOM_SECRET=${SECRET}`],
  ],
  roomPath: (scope) => `/parties/main/${scope}`,
  pokePath: (scope) => `/parties/main/${scope}`,
});
