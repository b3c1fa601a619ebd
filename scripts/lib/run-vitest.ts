import { spawnSync } from "node:child_process";

/** Runs one file of the Worker's tests with what it is given in the environment. Answers the exit code. */
export const runVitest = (file: string, given: Record<string, string>): number =>
  spawnSync("vitest", ["run", "--project", "worker", file], {
    stdio: "inherit",
    env: { ...process.env, ...given },
  }).status ?? 1;
