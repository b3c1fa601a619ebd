/**
 * Kills the built Worker in the middle of a thousand webhooks and commands, again and again, and sees that nothing is lost
 * or doubled: `npm run durability -- --rounds 20`. The same as `test/e2e/durability.test.ts`, for longer.
 */
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { mustRun } from "../../scripts/lib/run.ts";
import { ROOT } from "../../scripts/lib/settings.ts";
import { say } from "../support/e2e/say.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    size: { type: "string", default: "1000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
await mustRun(["--run", "build"]);
say(`${values.rounds} rounds of ${values.size}, seed ${values.seed}`);
const child = spawn(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project=e2e",
    "--disable-console-intercept",
    "--reporter=dot",
    "--bail=1",
  ].concat("test/e2e/durability.test.ts"),
  {
    cwd: ROOT,
    stdio: "inherit",
    env: {
      ...process.env,
      PROSA_DURABILITY_ROUNDS: values.rounds,
      PROSA_DURABILITY_SIZE: values.size,
      PROSA_DURABILITY_SEED: values.seed,
    },
  },
);
child.once("exit", (code) => {
  process.exitCode = code ?? 1;
  say(code === 0 ? `All ${values.rounds} rounds held.` : `A round did not hold: seed ${values.seed}`);
});
