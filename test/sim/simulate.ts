import { createHash } from "node:crypto";
import { enterRealm } from "./engine/globals.ts";
import { Loop } from "./engine/loop.ts";
import { createRandom } from "./engine/random.ts";
import { restartCanaries } from "./ops/pick.ts";
import { restlessness } from "./oracle/rest.ts";
import { Violation } from "./oracle/violation.ts";
import { type Happening, OPS } from "./scenario.ts";
import type { Product } from "./world/product.ts";
import { World } from "./world/world.ts";

export type Outcome = {
  /** Null when every rule held. */
  violation: { rule: string; detail: string; at: number } | null;
  /** Of all that happened: equal for equal runs. */
  hash: string;
  trace: readonly string[];
  steps: number;
};

export type SimulateParts = {
  product: Product;
  schema: readonly string[];
  seed: number;
  happenings: readonly Happening[];
  /** Keeps the lines of the trace, not only their hash. */
  isTraced?: boolean;
};

const START = Date.UTC(2026, 10, 21, 9);
const REST_STEP_MS = 5_000;
const REST_MS = 20 * 60_000;

/** Plays one run. */
export const simulate = async ({
  product,
  schema,
  seed,
  happenings,
  isTraced = false,
}: SimulateParts): Promise<Outcome> => {
  const loop = new Loop(START);
  const random = createRandom(`run ${seed}`);
  const hash = createHash("sha256");
  const trace: string[] = [];
  let violation: Violation | null = null;
  let steps = 0;

  const log = (line: string): void => {
    const timed = `${((loop.now - START) / 1_000).toFixed(3)} ${line}`;
    hash.update(timed);
    if (isTraced) trace.push(timed);
  };
  const violated = (rule: string, detail: string): void => {
    violation ??= new Violation(rule, detail);
  };

  const stray = (reason: unknown): void => {
    if (reason instanceof TypeError || reason instanceof RangeError || reason instanceof ReferenceError)
      violated("nothing is thrown that nobody expects", `${reason.stack}`);
    else log(`unhandled ${String(reason)}`);
  };

  restartCanaries();
  process.on("unhandledRejection", stray);
  const world = new World({ product, schema, loop, random, log, violated });
  enterRealm({ loop, random: random.fork("realm"), fetch: world.fetch, log });
  const step = (): void => {
    steps += 1;
    world.step();
    if (violation) throw violation;
  };
  try {
    limit(product, random.fork("limits"));
    await world.found();
    for (const device of world.devices) device.openTab();
    await loop.playUntil(loop.now + 3_000, step);
    for (const { op, draw, afterMs } of happenings) {
      await loop.playUntil(loop.now + afterMs, step);
      if (op === "rest") {
        log("rest");
        await rest(world, step);
      } else {
        const did = OPS[op](world, createRandom(`happening ${draw}`));
        log(`— ${op}: ${did ?? "nothing to do"}`);
      }
      if (violation) throw violation;
    }
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    violation ??= error;
  } finally {
    enterRealm(null);
    for (const device of world.devices) for (const tab of device.tabs) tab.actor.end();
    world.worker.crash();
    for (const host of world.rooms.values()) host.restart();
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", stray);
    world.d1.close();
  }
  const found = violation as Violation | null;
  return {
    violation: found && { rule: found.rule, detail: found.message, at: loop.now - START },
    hash: hash.digest("hex").slice(0, 16),
    trace,
    steps,
  };
};

/** Mends what is broken and waits until everything is as it has to be. */
const rest = async (world: World, step: () => void): Promise<void> => {
  const { loop } = world.parts;
  world.sites.disarm();
  world.provider.calm();
  for (const device of world.devices) {
    device.goOnline();
    // Whom a page has shut out tries again.
    for (const tab of device.tabs) if (tab.sync?.state().state === "signed_out") tab.close();
    if (device.tabs.size === 0) device.openTab();
  }
  const until = loop.now + REST_MS;
  for (;;) {
    await loop.playUntil(loop.now + REST_STEP_MS, step);
    const problem = restlessness(world);
    if (problem === null) return;
    if (loop.now >= until) throw new Violation("everything comes to rest as it should", problem);
  }
};

/** Rooms with room for little, so that small runs meet what otherwise only large ones do. */
const limit = ({ limits }: Product, random: ReturnType<typeof createRandom>): void => {
  Object.assign(limits, {
    tailRows: 3 + random.int(30),
    replayRows: 1 + random.int(6),
    batchKeys: 4 + random.int(8),
    unackedFrames: 4 + random.int(20),
    coalesceMs: random.int(60),
  });
};
