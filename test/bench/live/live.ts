import type { Benchmark, Figure } from "../benchmark.ts";
import { interleave } from "../support/interleave.ts";
import { median, percentile } from "../support/statistics.ts";
import { startStage } from "./stage.ts";

/** How close the median must come to the floor's, by how many agents are connected. */
const AGENTS: readonly [agents: number, atMost: number][] = [
  [1, 1.5],
  [50, 1.5],
  [200, 1.1],
];
const ROUNDS = 5;
const MESSAGES = 60;
const BUSY_MS = 2_000;
const FLOOR = "two inserts and a broadcast";

export const live: Benchmark = {
  name: "live",
  how: `From a signed webhook that is sent to its frame at the socket of another agent of the team, one after the other, with
    1, 50 and 200 agents connected; and how many a second reach all 200, with 32 webhooks in flight. Beside a bare Hono route
    that makes two inserts and has a PartyServer broadcast each message. Medians of ${ROUNDS} rounds in turn.`,
  run: async (tell) => {
    const stage = await startStage({ conversations: 10_000, agents: 200 });
    try {
      const figures: Figure[] = [];
      for (const [agents, atMost] of AGENTS) {
        await stage.admit(agents);
        await Promise.all([stage.times("ours", 20), stage.times("floor", 20)]);
        const { ours, floor } = await interleave(ROUNDS, {
          ours: () => stage.times("ours", MESSAGES),
          floor: () => stage.times("floor", MESSAGES),
        });
        const figure = (name: string, share: number, limit: number): Figure => ({
          what: `webhook to frame, ${agents} ${agents === 1 ? "agent" : "agents"}, ${name}`,
          unit: "ms",
          ours: percentile(ours.flat(), share),
          other: { name: FLOOR, value: percentile(floor.flat(), share) },
          limit: { of: "ratio", atMost: limit },
        });
        figures.push(figure("p50", 0.5, atMost), figure("p99", 0.99, 2));
        tell(`${agents} agents: ${percentile(ours.flat(), 0.5).toFixed(1)} ms`);
      }
      const { ours, floor } = await interleave(3, {
        ours: () => stage.throughput("ours", BUSY_MS),
        floor: () => stage.throughput("floor", BUSY_MS),
      });
      figures.push({
        what: "messages to 200 agents, 32 in flight",
        unit: "per second",
        ours: median(ours),
        other: { name: FLOOR, value: median(floor) },
        limit: { of: "ratio", atLeast: 3 },
      });
      return figures;
    } finally {
      await stage.stop();
    }
  },
};
