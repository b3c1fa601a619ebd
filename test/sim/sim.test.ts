import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { FAULTS } from "./faults/faults.ts";
import { type Happening, scenarioOf } from "./scenario.ts";
import { shrink } from "./shrink.ts";

const RUN = fileURLToPath(new URL("run.ts", import.meta.url));
const ROOT = new URL("../../", import.meta.url);

/** A process of its own: the simulator replaces the clock, the timers and the network of the one it runs in. */
const sim = (...args: string[]): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [RUN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const hear = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("close", (code) => resolve({ code, output }));
  });

it("holds every rule over many short runs", { timeout: 300_000 }, async () => {
  const { code, output } = await sim("--seeds", "150", "--ops", "60");
  expect(output).toContain("all held");
  expect(code).toBe(0);
});

it("holds what once did not", { timeout: 60_000 }, async () => {
  const { code, output } = await sim("--regressions");
  expect(output).toContain("all held");
  expect(code).toBe(0);
});

it("plays a seed the same again, down to the last line of its trace", { timeout: 60_000 }, async () => {
  const { code, output } = await sim("--seeds", "6", "--from", "900", "--twice");
  expect(output).toContain("all held");
  expect(code).toBe(0);
});

it("catches a mistake that is put into the product", { timeout: 120_000 }, async () => {
  const [fault] = FAULTS;
  const { code, output } = await sim("--first", "--seeds", "40", "--fault", fault?.name ?? "");
  expect(output).toMatch(/seed \d+: no frame tells of what its viewer may not see/);
  expect(code).toBe(1);
});

it.each(FAULTS)("can still make the mistake: $name", ({ patches }) => {
  for (const { file, find } of patches)
    expect(readFileSync(new URL(file, ROOT), "utf8").split(find), `${file} has exactly one: ${find}`).toHaveLength(2);
});

it("gives a seed one scenario, in which leaving one happening out changes no other", () => {
  expect(scenarioOf(7, 50)).toEqual(scenarioOf(7, 50));
  expect(scenarioOf(7, 50)).not.toEqual(scenarioOf(8, 50));
  expect(new Set(scenarioOf(7, 50).map((happening) => happening.draw)).size).toBe(50);
});

it("shrinks a failing run to what it needs, in its order and at its time", async () => {
  const happenings = scenarioOf(3, 80).map((happening, at): Happening => ({ ...happening, draw: at, afterMs: 10 }));
  const needed = [11, 40, 62];
  const few = await shrink(
    happenings,
    async (some) => needed.every((draw) => some.some((happening) => happening.draw === draw)),
    1_000,
  );
  expect(few.map((happening) => happening.draw)).toEqual([...needed, 79]);
  expect(few.map((happening) => happening.afterMs)).toEqual([120, 290, 220, 170]);
});
