/**
 * What `npm start` and `npm test` run first, on whatever Node the machine has: installs what the lockfile names, then
 * runs `scripts/<name>.ts` on the newer Node that the install brought.
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { isInstalled } from "./lib/is-installed.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BIN = `${ROOT}node_modules/.bin`;

/** Runs a command to its end, passes signals on to it, and answers its exit code. */
function run(command, args) {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, PATH: `${BIN}:${process.env.PATH}` },
  });
  const forward = (signal) => child.kill(signal);
  process.on("SIGINT", forward).on("SIGTERM", forward);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      process.off("SIGINT", forward).off("SIGTERM", forward);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

if (!isInstalled(ROOT)) {
  console.log("Installing packages (about a minute, only when they changed) …");
  const code = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) process.exit(code);
}
process.exitCode = await run(`${BIN}/node`, [`scripts/${process.argv[2]}.ts`, ...process.argv.slice(3)]);
