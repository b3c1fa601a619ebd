import type { Benchmark } from "../benchmark.ts";
import { startIntake } from "../ingest/intake.ts";
import { interleave } from "../support/interleave.ts";
import { median } from "../support/statistics.ts";

const MESSAGES = 100;
const ROUNDS = 5;
const ROUND_MS = 1_200;

export const batch: Benchmark = {
  name: "batch",
  how: `One webhook with ${MESSAGES} messages after the other, to open conversations drawn from 10,000, beside as many webhooks
    with one message each, one after the other too. Medians of ${ROUNDS} rounds of ${ROUND_MS / 1_000} s each, in turn.`,
  run: async (tell) => {
    const { load, stop } = await startIntake({ conversations: 10_000 });
    try {
      await load("ours", ROUND_MS, 1, MESSAGES);
      await load("ours", ROUND_MS, 1);
      const perSecond = async (messages: number) => (await load("ours", ROUND_MS, 1, messages)).perSecond * messages;
      const { whole, single } = await interleave(ROUNDS, {
        whole: () => perSecond(MESSAGES),
        single: () => perSecond(1),
      });
      tell(`${median(whole).toFixed(0)} messages a second`);
      return [
        {
          what: `messages, ${MESSAGES} in a webhook`,
          unit: "per second",
          ours: median(whole),
          other: { name: "one in a webhook", value: median(single) },
          limit: { of: "ratio", atLeast: 10 },
        },
      ];
    } finally {
      await stop();
    }
  },
};
