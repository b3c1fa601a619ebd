import type { Counts } from "./vitest.ts";

/** Runs a step and prints its line, and below it everything that a failing step had to say. */
export const printStep = async <T extends Counts & { output: string }>(
  name: string,
  check: () => Promise<T>,
): Promise<T> => {
  const start = performance.now();
  process.stdout.write(`${name} … `);
  const outcome = await check();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${outcome.failed === 0 ? "ok" : "FAILED"} (${summary(outcome)}${seconds} s)`);
  if (outcome.failed > 0) console.log(`\n${outcome.output.trimEnd()}\n`);
  return outcome;
};

const summary = ({ passed, failed }: Counts): string =>
  passed + failed > 1 ? `${passed} passed, ${failed} failed, ` : passed === 1 ? "1 passed, " : "";
