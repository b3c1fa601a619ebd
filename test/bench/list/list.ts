import { TABS } from "#shared/policy/sight.ts";
import type { Benchmark, Figure } from "../benchmark.ts";
import { interleave } from "../support/interleave.ts";
import { median } from "../support/statistics.ts";
import { type Pages, startPages } from "./pages.ts";

const CONNECTIONS = [1, 10];
const ROUNDS = 5;
const ROUND_MS = 1_200;

export const list: Benchmark = {
  name: "list",
  how: `First pages of GET /api/conversations among 10,000 conversations, all tabs in turn, by 20 signed-in agents, beside
    hand-written SQL for each tab behind a bare Hono route that trusts who asks. Both answer the same conversations. Medians
    of ${ROUNDS} rounds of ${ROUND_MS / 1_000} s each, in turn.`,
  run: async (tell) => {
    const pages = await startPages({ conversations: 10_000, agents: 200 });
    try {
      await agree(pages);
      const figures: Figure[] = [];
      for (const connections of CONNECTIONS) {
        const { ours, floor } = await interleave(ROUNDS, {
          ours: () => pages.load("ours", ROUND_MS, connections),
          floor: () => pages.load("floor", ROUND_MS, connections),
        });
        figures.push({
          what: `first pages, ${connections} ${connections === 1 ? "connection" : "connections"}`,
          unit: "per second",
          ours: median(ours.map((it) => it.perSecond)),
          other: { name: "hand-written SQL", value: median(floor.map((it) => it.perSecond)) },
          limit: { of: "ratio", atLeast: 0.6 },
        });
        tell(`${connections} connections: ${figures.at(-1)!.ours.toFixed(0)} a second`);
      }
      return figures;
    } finally {
      await pages.stop();
    }
  },
};

/** A floor that shows something else is none. @throws {Error} */
const agree = async ({ page }: Pages): Promise<void> => {
  for (const agent of [0, 1, 4]) {
    for (const tab of TABS) {
      const [ours, floor] = await Promise.all([page("ours", tab, agent), page("floor", tab, agent)]);
      if (itemsOf(ours) !== itemsOf(floor)) throw new Error(`the tab ${tab} of agent ${agent} differs from its floor`);
    }
  }
};

const itemsOf = (body: string): string => JSON.stringify((JSON.parse(body) as { items: unknown[] }).items);
