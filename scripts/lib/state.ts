import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mustRun } from "./run.ts";
import { shardBindings } from "./shard-bindings.ts";
import { WRANGLER } from "./tools.ts";

/** Brings a state directory up to date: migrations of every database always, the demo company the first time. */
export const prepareState = async (stateDir: string): Promise<void> => {
  for (const shard of shardBindings()) {
    await mustRun([WRANGLER, "d1", "migrations", "apply", shard, "--local", "--persist-to", stateDir]);
  }
  await seedOnce(stateDir);
};

const seedOnce = async (stateDir: string): Promise<void> => {
  // Written after the seed, so that a seed that broke half-way is repeated.
  const marker = join(stateDir, "seeded");
  if (existsSync(marker)) return;
  await mustRun(["scripts/seed.ts"], { PROSA_STATE_DIR: stateDir });
  writeFileSync(marker, "");
};
