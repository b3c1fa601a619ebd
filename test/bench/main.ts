/**
 * `npm run bench`: measures what Prosa costs, beside a floor or a peer in the same run. `npm run bench -- NAME…` for single
 * rows of the plan; `--write` writes docs/performance.md. Ends with 1 when a figure misses what it is held to.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../../scripts/lib/settings.ts";
import { BENCHMARKS } from "./registry.ts";
import { buildClient } from "./support/bundle.ts";
import { isMissed } from "./support/judge.ts";
import { tableOf } from "./support/table.ts";
import type { Measured } from "./support/results.ts";
import { writeDocs } from "./support/docs.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false } },
});
const unknown = positionals.filter((name) => !BENCHMARKS.some((it) => it.name === name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}. There are ${BENCHMARKS.map((it) => it.name).join(", ")}.`);
  process.exit(2);
}

const chosen = BENCHMARKS.filter((it) => positionals.length === 0 || positionals.includes(it.name));
const measured: Measured[] = [];
console.log("the client is built …");
await buildClient();
for (const { name, how, run } of chosen) {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1_000;
  console.log(`${name} …`);
  try {
    const figures = await run((line) => console.log(`  ${line} (${seconds().toFixed(0)} s)`));
    measured.push({ name, how, seconds: seconds(), figures });
  } catch (error) {
    console.error(error);
    measured.push({ name, how, seconds: seconds(), figures: [], error: String(error) });
  }
}

console.log(`\n${tableOf(measured)}`);
const out = join(ROOT, "test-results");
mkdirSync(out, { recursive: true });
const results = { at: new Date().toISOString(), measured };
writeFileSync(join(out, "bench.json"), `${JSON.stringify(results, null, 2)}\n`);
if (values.write) writeDocs(results);
const isBad = measured.some((it) => it.error !== undefined || it.figures.some(isMissed));
process.exit(isBad ? 1 : 0);
