import { bucketOf, emptyHistogram, histogramsOf, type Metric } from "#shared/model/metrics.ts";
import type { MetricsAnswer, Span } from "#shared/protocol/health.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What most take, and what some take, in milliseconds. */
const TYPICAL: Record<Metric, [most: number, some: number]> = {
  ingest_lag: [240, 2_100],
  room_lag: [40, 180],
  delivery_age: [480, 44_000],
  outbox_age: [120, 4_000],
};

/** A shop's day: much in the afternoon, nothing at night; once in the morning the provider was slow. */
export const fakeMetrics = (now: number): MetricsAnswer => {
  const spanOf = (at: number, lengthMs: number): Span => {
    const hour = new Date(at).getUTCHours();
    const isOpen = lengthMs === DAY || (hour >= 10 && hour <= 23);
    const size = lengthMs === DAY ? 900 : isOpen ? 30 + 9 * (hour % 7) : 0;
    const histograms = histogramsOf((metric) => {
      const histogram = emptyHistogram();
      const [most, some] = TYPICAL[metric];
      const isSlow = hour === 12 && lengthMs === HOUR;
      for (let each = 0; each < size; each += 1) {
        const ms = (each % 11 === 0 ? some : most) * (0.5 + (each % 5) / 4) * (isSlow ? 6 : 1);
        histogram[bucketOf(ms)]! += 1;
      }
      return histogram;
    });
    return { at, histograms, deadLetters: hour === 15 || lengthMs === DAY ? 1 : 0 };
  };
  const spans = (count: number, lengthMs: number) =>
    Array.from({ length: count }, (_, index) =>
      spanOf(now - (now % lengthMs) - (count - 1 - index) * lengthMs, lengthMs),
    );
  return { hours: spans(24, HOUR), days: spans(7, DAY), waitingDeadLetters: 2 };
};

/** A company of which nothing is known yet. */
export const noMetrics = (now: number): MetricsAnswer => {
  const empty = (it: Span): Span => ({
    at: it.at,
    histograms: histogramsOf(emptyHistogram),
    deadLetters: 0,
  });
  const { hours, days } = fakeMetrics(now);
  return { hours: hours.map(empty), days: days.map(empty), waitingDeadLetters: 0 };
};
