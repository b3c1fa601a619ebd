import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Server, startServer } from "../../scripts/lib/server.ts";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { freePort } from "../support/e2e/free-port.ts";

const PARTYKIT = "node_modules/partykit/dist/bin.mjs";

let demo: Demo;
let rooms: Server;
let directory: string;

beforeAll(async () => {
  const port = await freePort();
  directory = await mkdtemp(join(tmpdir(), "prosa-e2e-rooms-"));
  demo = await startDemo({
    vars: async (url) => {
      rooms = await startPartyKit(port, url);
      return { PARTYKIT_URL: `http://127.0.0.1:${port}` };
    },
  });
});
afterAll(async () => {
  await demo.stop();
  await rooms.stop();
  await rm(directory, { recursive: true, force: true });
});

/** `partykit dev`, told where the Worker is and the secret that both share. */
const startPartyKit = (port: number, workerUrl: string): Promise<Server> => {
  const { ROOM_SECRET } = parseEnv(readFileSync(".dev.vars", "utf8"));
  const options = { "--port": String(port), "--persist": directory };
  const vars = [`WORKER_URL=${workerUrl}`, `ROOM_SECRET=${ROOM_SECRET}`].flatMap((it) => ["--var", it]);
  return startServer({
    name: "PartyKit",
    args: [PARTYKIT, "dev", ...Object.entries(options).flat(), ...vars, "--no-hotkeys", "--disable-request-cf-fetch"],
    url: `http://127.0.0.1:${port}/`,
    env: { CI: "true" },
    onOutput: () => undefined,
  });
};

test("with its rooms on PartyKit, the product does the same: seen live by the team, taken, answered, and hidden from others", async () => {
  const [carla, diego, elisa] = await Promise.all([demo.signIn("carla"), demo.signIn("diego"), demo.signIn("elisa")]);
  const rita = await demo.simulator.customer("Rita Azevedo");
  await Promise.all([carla, diego].map((it) => it.choose("Fila")));
  await rita.writes("canarioPartyKit: vocês entregam em Niterói?");
  await Promise.all([carla, diego].map((it) => it.row(rita).filter({ hasText: "canarioPartyKit" }).waitFor()));
  await carla.attend(rita);
  await diego.open("Outros", rita);
  await carla.reply("Entregamos, em até três dias úteis.");
  await rita.sees("Entregamos, em até três dias úteis.", "delivered");
  await rita.reads();
  await Promise.all(
    [carla, diego].map((it) => it.bubble("Entregamos, em até três dias úteis.").getByText("Lida").waitFor()),
  );
  expect(await rita.received()).toEqual(["Entregamos, em até três dias úteis."]);
  expect(await carla.tracesOf("canarioPartyKit")).toContain("frames");
  expect(await elisa.tracesOf("canarioPartyKit")).toEqual([]);
});
