/** `npm test`: every check in order, a line each. Goes on after a failure, and ends with the counts. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { printStep } from "./lib/print-step.ts";
import { run } from "./lib/run.ts";
import { ROOT } from "./lib/settings.ts";
import { type Counts, runVitest } from "./lib/vitest.ts";

const RESULTS = join(ROOT, "test-results");

type Step = { name: string; check: () => Promise<Counts & { output: string }> };

/** A script of package.json that either holds or fails as one. */
const script = (name: string): Step => ({
  name,
  async check() {
    const { code, output } = await run(["--run", name]);
    return { passed: 0, failed: code === 0 ? 0 : 1, output };
  },
});

/** A script of package.json that runs vitest. */
const tests = (name: string): Step => ({ name, check: () => runVitest(name, RESULTS) });

const STEPS: readonly Step[] = [
  script("lint"),
  script("format:check"),
  script("directions"),
  script("types"),
  tests("test:unit"),
  tests("test:worker"),
  script("build"),
  script("browser"),
  script("size"),
  tests("test:party"),
  tests("test:e2e"),
];

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS);
let passed = 0;
let failed = 0;
for (const step of STEPS) {
  const outcome = await printStep(step.name, step.check);
  passed += outcome.passed;
  failed += outcome.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
