import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.ts";

export type Counts = { passed: number; failed: number };

/** Runs a vitest script of package.json; its counts come from the JSON report that it leaves in `resultsDir`. */
export const runVitest = async (script: string, resultsDir: string): Promise<Counts & { output: string }> => {
  const report = join(resultsDir, `${script.replace(":", "-")}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code, output } = await run(["--run", script, "--", ...reporters]);
  const { passed, failed } = countsOf(report);
  // A file that cannot be loaded, or an error outside any test, fails the run without failing a test.
  return { passed, failed: code !== 0 ? Math.max(failed, 1) : failed, output };
};

const countsOf = (report: string): Counts => {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  return { passed: numPassedTests, failed: numFailedTests };
};
