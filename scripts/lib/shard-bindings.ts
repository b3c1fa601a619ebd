import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./settings.ts";

/** The bindings of the databases over which companies are sharded, the first one first, as wrangler.toml names them. */
export const shardBindings = (): string[] => {
  const config = readFileSync(join(ROOT, "wrangler.toml"), "utf8");
  return Array.from(config.matchAll(/^binding = "(DB(?:_\d+)?)"$/gm), ([, binding]) => binding ?? "");
};
