import type { Benchmark, Figure } from "../benchmark.ts";
import { interleave } from "../support/interleave.ts";
import type { Load } from "../support/load.ts";
import { median, percentile } from "../support/statistics.ts";
import { startIntake } from "./intake.ts";

const IN_FLIGHT = [1, 32, 256];
const ROUNDS = 5;
const ROUND_MS = 1_200;

export const ingest: Benchmark = {
  name: "ingest",
  how: `Signed WhatsApp webhooks of one message each, to open conversations drawn from 10,000, some in flight at a time, beside
    a bare Hono route that checks the same HMAC, parses the same JSON and writes two rows in one D1 batch. Nobody is
    connected. Medians of ${ROUNDS} rounds of ${ROUND_MS / 1_000} s each, in turn.`,
  run: async (tell) => {
    const intake = await startIntake({ conversations: 10_000 });
    try {
      const figures: Figure[] = [];
      for (const inFlight of IN_FLIGHT) {
        await intake.load("ours", ROUND_MS / 2, inFlight);
        await intake.load("floor", ROUND_MS / 2, inFlight);
        const rounds = await interleave(ROUNDS, {
          ours: () => intake.load("ours", ROUND_MS, inFlight),
          floor: () => intake.load("floor", ROUND_MS, inFlight),
        });
        const found = figuresOf(inFlight, rounds);
        figures.push(...found);
        tell(`${inFlight} in flight: ${found[0]!.ours.toFixed(0)} a second`);
      }
      return figures;
    } finally {
      await intake.stop();
    }
  },
};

const figuresOf = (inFlight: number, { ours, floor }: Record<"ours" | "floor", Load[]>): Figure[] => {
  const compare = (measure: (it: Load) => number) => ({
    ours: median(ours.map(measure)),
    other: { name: "bare Hono route", value: median(floor.map(measure)) },
  });
  const time = (share: number) => compare(({ times }) => percentile(times, share));
  return [
    {
      what: `webhooks, ${inFlight} in flight`,
      unit: "per second",
      ...compare((it) => it.perSecond),
      limit: { of: "ratio", atLeast: 0.6 },
    },
    { what: `answer, ${inFlight} in flight, p50`, unit: "ms", ...time(0.5) },
    { what: `answer, ${inFlight} in flight, p99`, unit: "ms", ...time(0.99) },
  ];
};
