import { histogramsOf, sumOf } from "#shared/model/metrics.ts";
import { may } from "#shared/policy/permissions.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { MetricsAnswer, Span } from "#shared/protocol/health.ts";
import { HOUR_MS } from "../metrics/tally.ts";
import { Refused } from "../refused.ts";
import { deadLettersByHour, hoursSince, waitingDeadLetters } from "../store/metrics.ts";
import type { Tools } from "./tools.ts";

const DAY_MS = 24 * HOUR_MS;
const HOURS = 24;
const DAYS = 7;

/** How long the company's things have taken lately, by hour and by day. */
export const readMetrics = async ({ d1, now }: Tools, viewer: Viewer): Promise<MetricsAnswer> => {
  if (!may(viewer, "settings.change")) throw new Refused("forbidden");
  const hours = beginnings(now(), HOURS, HOUR_MS);
  const days = beginnings(now(), DAYS, DAY_MS);
  const since = Math.min(...hours, ...days);
  const [counts, letters, waiting] = await Promise.all([
    hoursSince(d1, viewer.companyId, since),
    deadLettersByHour(d1, viewer.companyId, { since, hourMs: HOUR_MS }),
    waitingDeadLetters(d1, viewer.companyId),
  ]);
  const spanOf = (at: number, lengthMs: number): Span => {
    const isIn = (hour: number) => hour >= at && hour < at + lengthMs;
    const within = counts.filter((it) => isIn(it.hour));
    return {
      at,
      histograms: histogramsOf((metric) => sumOf(within.map((it) => it.histograms[metric]))),
      deadLetters: [...letters].reduce((sum, [hour, count]) => (isIn(hour) ? sum + count : sum), 0),
    };
  };
  return {
    hours: hours.map((it) => spanOf(it, HOUR_MS)),
    days: days.map((it) => spanOf(it, DAY_MS)),
    waitingDeadLetters: waiting,
  };
};

/** The beginnings of the last so many spans, oldest first; the last is the one under way. */
const beginnings = (now: number, count: number, lengthMs: number): number[] => {
  const last = now - (now % lengthMs);
  return Array.from({ length: count }, (_, index) => last - (count - 1 - index) * lengthMs);
};
