/**
 * `npm run soak -- --minutes 30`: customers' messages for a long time, at half of what this machine takes at most or at
 * `--rate` a second, with agents connected. Ends well when no request failed, the time from webhook to frame and the memory
 * of workerd stayed where they were, and the database and all agents have each message once. `test-results/soak.json`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../../../scripts/lib/settings.ts";
import { soak } from "./soak.ts";
import { verdictOf } from "./verdict.ts";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "30" }, rate: { type: "string" } } });
const minutes = Number(values.minutes);
const rate = values.rate === undefined ? null : Number(values.rate);
if (!(minutes > 0) || (rate !== null && !(rate > 0))) {
  console.error("npm run soak -- --minutes 30 [--rate messages a second]");
  process.exit(2);
}

const soaked = await soak({ minutes, rate, tell: (line) => console.log(line) });
const verdict = verdictOf(soaked);
for (const { what, isGood, found } of verdict) console.log(`${isGood ? "✓" : "✗"} ${what}: ${found}`);
mkdirSync(join(ROOT, "test-results"), { recursive: true });
writeFileSync(join(ROOT, "test-results/soak.json"), `${JSON.stringify({ ...soaked, verdict }, null, 2)}\n`);
process.exit(verdict.every((it) => it.isGood) ? 0 : 1);
