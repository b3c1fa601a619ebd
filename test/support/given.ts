import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** What a run of the Worker's tests is given from outside, as bindings: it can read no file and no environment itself. */
export const given = (env: Record<string, string | undefined>) => ({
  FUZZ_INPUTS: env.FUZZ_INPUTS ?? "",
  FUZZ_SEED: env.FUZZ_SEED ?? "",
  /** JSON of `{ name, raw }[]`: the files, whatever is in them. */
  PAYLOADS: env.PAYLOADS ? JSON.stringify(filesIn(env.PAYLOADS)) : "",
});

const filesIn = (root: string): { name: string; raw: string }[] =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((it) => join(root, it))
    .filter((it) => it.endsWith(".json") && statSync(it).isFile())
    .toSorted()
    .map((it) => ({ name: relative(root, it), raw: readFileSync(it, "utf8") }));
