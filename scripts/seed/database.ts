import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../lib/run.ts";
import { WRANGLER } from "../lib/tools.ts";

const EXECUTE = [WRANGLER, "d1", "execute", "DB", "--local"];

/** Stops the transaction where a company is, through the guard of `migrations/0004_create_change_log_and_records.sql`. */
const IS_EMPTY = "insert into guards (changed) select count(*) = 0 from companies;";

/**
 * Runs the statements in one transaction, if the local database holds no company yet; answers whether it did.
 * @throws {Error} with what wrangler printed when the database cannot be written, as before its migrations
 */
export const fillIfEmpty = async (stateDir: string, statements: readonly string[]): Promise<boolean> => {
  const dir = mkdtempSync(join(tmpdir(), "prosa-seed-"));
  try {
    const file = join(dir, "seed.sql");
    writeFileSync(file, [IS_EMPTY, ...statements].join("\n"));
    const { code, output } = await run([...EXECUTE, "--persist-to", stateDir, "--file", file]);
    if (code !== 0 && !output.includes("guard_failed")) throw new Error(`The seed failed:\n${output.trimEnd()}`);
    return code === 0;
  } finally {
    rmSync(dir, { recursive: true });
  }
};
