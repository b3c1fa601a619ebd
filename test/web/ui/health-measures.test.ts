import { expect, test } from "vitest";
import { bucketOf, emptyHistogram, histogramsOf, METRICS, type Metric } from "#shared/model/metrics.ts";
import type { MetricsAnswer, Span } from "#shared/protocol/health.ts";
import { conditionOf, figuresOf, figuresOver } from "../../../web/features/settings/health/measures.ts";

const spanOf = (took: Partial<Record<Metric, number[]>> = {}, at = 0, deadLetters = 0): Span => {
  const histograms = histogramsOf(emptyHistogram);
  for (const metric of METRICS) for (const ms of took[metric] ?? []) histograms[metric][bucketOf(ms)]! += 1;
  return { at, histograms, deadLetters };
};
const answerOf = (hours: Span[], waitingDeadLetters = 0): MetricsAnswer => ({ hours, days: [], waitingDeadLetters });

test("a measure's figures are how many, how long half took, and 95 of a hundred", () => {
  const figures = figuresOf(spanOf({ room_lag: [...Array<number>(19).fill(50), 4_000] }, 7), "room_lag");
  expect(figures).toEqual({ at: 7, count: 20, half: expect.closeTo(38.16, 1), most: 50 });
});

test("of what was not read there is a number, and no duration", () => {
  expect(figuresOf(spanOf({ room_lag: [50] }, 7, 3), "dead_letters")).toEqual({
    at: 7,
    count: 3,
    half: null,
    most: null,
  });
});

test("several hours are taken as one, not as the mean of each", () => {
  const quiet = spanOf({ ingest_lag: [60_000] }, 1, 1);
  const busy = spanOf({ ingest_lag: Array<number>(99).fill(10) }, 2, 2);
  expect(figuresOver([quiet, busy], "ingest_lag")).toMatchObject({ at: 1, count: 100, most: expect.closeTo(9.6, 1) });
  expect(figuresOver([quiet, busy], "dead_letters").count).toBe(3);
});

test.each([
  ["ingest_lag", 30_000, 60_000],
  ["room_lag", 1_000, 5_000],
  ["delivery_age", 30_000, 60_000],
  ["outbox_age", 300_000, 1_800_000],
] as const)("%s is slow from a bound of its own on", (metric, good, slow) => {
  const of = (ms: number) => conditionOf(answerOf([spanOf({ [metric]: [ms] })]), metric);
  expect([of(good), of(slow)]).toEqual(["good", "slow"]);
  expect(conditionOf(answerOf([spanOf()]), metric)).toBe("quiet");
});

test("what was not read waits until it is read again, however long ago it came", () => {
  expect(conditionOf(answerOf([spanOf()], 1), "dead_letters")).toBe("waiting");
  expect(conditionOf(answerOf([spanOf({}, 0, 5)]), "dead_letters")).toBe("good");
});
