import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Options } from "../options.ts";
import { say } from "../say.ts";
import { type Fault, FAULTS } from "./faults.ts";

const RUN = fileURLToPath(new URL("../run.ts", import.meta.url));

/**
 * Plays each fault until a seed catches it, in a process of its own, since modules are loaded once. A seed that fails
 * without the fault, too, catches nothing. Whether all were caught.
 */
export const playFaults = async (options: Options): Promise<boolean> => {
  const uncaught: string[] = [];
  for (const fault of FAULTS) {
    const { name } = fault;
    const caught = await catchOne(fault, options);
    say(caught ? `caught by seed ${caught.seed}: ${name}\n    ${caught.by}` : `NOT CAUGHT: ${name}`);
    if (!caught) uncaught.push(name);
  }
  say(`${FAULTS.length - uncaught.length} of ${FAULTS.length} faults caught`);
  return uncaught.length === 0;
};

const catchOne = async ({ name, shows }: Fault, options: Options): Promise<{ seed: number; by: string } | null> => {
  const last = options.from + options.seeds - 1;
  for (let from = options.from; from <= last;) {
    const found = await firstFailure(options, from, last - from + 1, name);
    if (!found) return null;
    if (shows.test(found.by) && !(await firstFailure(options, found.seed, 1, null))) return found;
    from = found.seed + 1;
  }
  return null;
};

const firstFailure = async (
  { ops, without }: Options,
  from: number,
  seeds: number,
  fault: string | null,
): Promise<{ seed: number; by: string } | null> => {
  const args = [
    "--first",
    "--from",
    `${from}`,
    "--seeds",
    `${seeds}`,
    "--ops",
    `${ops}`,
    "--without",
    [...without].join(),
  ];
  const output = await run([...args, ...(fault === null ? [] : ["--fault", fault])]);
  const found = /^seed (\d+): (.*)$/m.exec(output);
  if (found) return { seed: Number(found[1]), by: found[2] ?? "" };
  // A fault that cannot be put in place is no fault that was not caught.
  if (!output.includes("all held")) throw new Error(`${fault ?? "the product"}: ${output}`);
  return null;
};

const run = (args: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [RUN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const hear = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("close", () => resolve(output));
  });
