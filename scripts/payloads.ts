import { resolve } from "node:path";
import { runVitest } from "./lib/run-vitest.ts";

/** `npm run payloads -- DIR`: what the Worker makes of every *.json body under the directory, as a table. */
const [directory] = process.argv.slice(2);
if (!directory) {
  console.error("npm run payloads -- DIR");
  process.exit(2);
}
process.exitCode = runVitest("test/worker/channels/delivered/payloads.test.ts", { PAYLOADS: resolve(directory) });
