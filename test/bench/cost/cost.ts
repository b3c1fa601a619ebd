import { startVitest } from "vitest/node";
import { A_MESSAGE, type Cost, type Costs, MESSAGE_LIMITS } from "../../support/shared/cost.ts";
import type { Benchmark, Figure, Unit } from "../benchmark.ts";

const GATE = "test/worker/cost.test.ts";

const COLUMNS: Record<keyof Cost, { name: string; unit: Unit }> = {
  queries: { name: "D1 queries", unit: "requests" },
  batches: { name: "D1 batches", unit: "requests" },
  rowsRead: { name: "D1 rows read", unit: "rows" },
  rowsWritten: { name: "D1 rows written", unit: "rows" },
  roomRequests: { name: "room requests", unit: "requests" },
  queueOperations: { name: "queue operations", unit: "requests" },
};

/** What things cost in D1, rooms and queues: counts, which are the same on every machine. */
export const cost: Benchmark = {
  name: "cost",
  how: "The whole Worker in workerd, with every request to D1, to a room's object and to a queue counted; D1 tells the rows. Run by the gate in npm test, test/worker/cost.test.ts, which holds each figure to its last value.",
  async run(tell) {
    tell(`running ${GATE}`);
    const costs = await costsOfGate();
    return Object.entries(costs).flatMap(([what, it]) => figuresOf(what, it));
  },
};

/** Whether the gate holds is not asked here: what it counted is told either way. */
const costsOfGate = async (): Promise<Costs> => {
  const vitest = await startVitest("test", [GATE], {
    project: ["worker-counted"],
    watch: false,
    reporters: [{}],
    silent: true,
  });
  try {
    for (const module of vitest.state.getTestModules()) {
      for (const test of module.children.allTests()) {
        const { costs } = test.meta();
        if (costs) return costs;
      }
    }
    throw new Error(`${GATE} has counted nothing`);
  } finally {
    await vitest.close();
    // A gate that fails is for `npm test` to tell.
    process.exitCode = 0;
  }
};

const figuresOf = (what: string, it: Cost): Figure[] =>
  (Object.keys(COLUMNS) as (keyof Cost)[]).map((key) => {
    const { name, unit } = COLUMNS[key];
    const most = what === A_MESSAGE ? (MESSAGE_LIMITS as Partial<Cost>)[key] : undefined;
    const limit = most === undefined ? {} : { limit: { of: "value", atMost: most } as const };
    return { what: `${what}: ${name}`, unit, ours: it[key], ...limit };
  });
