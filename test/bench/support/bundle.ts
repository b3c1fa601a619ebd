import { existsSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { mustRun } from "../../../scripts/lib/run.ts";
import { ROOT } from "../../../scripts/lib/settings.ts";
import { WRANGLER } from "../../../scripts/lib/tools.ts";

const CLIENT = join(ROOT, "dist/web");
const OUT = join(ROOT, "dist/bench");

const once = <T>(run: () => Promise<T>): (() => Promise<T>) => {
  let running: Promise<T> | null = null;
  return () => (running ??= run());
};

/** Builds the client into dist/web, once a process. */
export const buildClient = once(() => mustRun(["--run", "build"]));

/** Bundles the Worker as a deploy does, once a process; answers the file. */
export const bundleWorker = once(async () => {
  // A deploy wants the client's folder, even when nothing asks for what is in it.
  if (!existsSync(CLIENT)) mkdirSync(CLIENT, { recursive: true });
  await mustRun([WRANGLER, "deploy", "--dry-run", "--outdir", join(OUT, "worker")]);
  return join(OUT, "worker/index.js");
});

/** Bundles another Worker in the same way, a floor: `entry` from the repository's root. Answers the file. */
export const bundleFloor = async (entry: string): Promise<string> => {
  const name = basename(entry, ".ts");
  const config = ["--config", "test/bench/floors/wrangler.toml"];
  await mustRun([WRANGLER, "deploy", entry, "--dry-run", "--outdir", join(OUT, name), ...config]);
  return join(OUT, name, `${name}.js`);
};
