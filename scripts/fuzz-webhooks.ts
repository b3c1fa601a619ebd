import { parseArgs } from "node:util";
import { runVitest } from "./lib/run-vitest.ts";

/** `npm run fuzz:webhooks -- --inputs N --seed S`: mutations of every channel's sample bodies, against the Worker. */
const { values } = parseArgs({
  options: { inputs: { type: "string", default: "50000" }, seed: { type: "string", default: `${Date.now() % 1e9}` } },
});
process.exitCode = runVitest("test/worker/channels/delivered/fuzz.test.ts", {
  FUZZ_INPUTS: values.inputs,
  FUZZ_SEED: values.seed,
});
