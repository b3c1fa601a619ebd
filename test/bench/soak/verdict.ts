import { median } from "../support/statistics.ts";
import type { Sample, Soaked } from "./soak.ts";

export type Verdict = { what: string; isGood: boolean; found: string };

/** What may grow from the first third of the run, after its first samples, to the last third. */
const MEMORY_GROWTH = 1.15;
const MEMORY_SLACK = 30e6;
const LAG_GROWTH = 1.5;
const LAG_SLACK_MS = 20;

/** Whether it went well, point by point. What the first tenth of the run shows is how it warms up, and does not count. */
export const verdictOf = ({ samples, errors, sent, stored, heard }: Soaked): Verdict[] => {
  const warm = samples.slice(Math.ceil(samples.length / 10));
  const third = Math.ceil(warm.length / 3);
  const trend = (of: (it: Sample) => number) => ({
    first: median(warm.slice(0, third).map(of)),
    last: median(warm.slice(-third).map(of)),
  });
  const memory = trend((it) => it.bytes);
  const lag = trend((it) => it.p50);
  return [
    {
      what: "no error",
      isGood: errors.length === 0,
      found: errors.length === 0 ? "none" : `${errors.length}, the first: ${errors[0]}`,
    },
    {
      what: "counts equal",
      isGood: stored === sent && heard.least === sent && heard.most === sent,
      found: `${sent} sent, ${stored} stored, ${heard.least} to ${heard.most} heard by each agent`,
    },
    {
      what: "memory flat",
      isGood: memory.last <= memory.first * MEMORY_GROWTH + MEMORY_SLACK,
      found: `${(memory.first / 1e6).toFixed(0)} MB, then ${(memory.last / 1e6).toFixed(0)} MB`,
    },
    {
      what: "lag flat",
      isGood: lag.last <= lag.first * LAG_GROWTH + LAG_SLACK_MS,
      found: `${lag.first.toFixed(0)} ms, then ${lag.last.toFixed(0)} ms`,
    },
  ];
};
