import * as v from "valibot";

/**
 * How long things take: from the provider's time of a message until it is stored (less the second within which providers
 * tell), from stored until its room has told everybody, from when a delivery is due until it is sent, and from a command's
 * being given until the server takes it.
 */
export const METRICS = ["ingest_lag", "room_lag", "delivery_age", "outbox_age"] as const;
export type Metric = (typeof METRICS)[number];

/** The upper bounds of a histogram's buckets, in milliseconds. What took longer than the last is in one bucket more. */
export const BOUNDS_MS = [
  10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 1_800_000,
] as const;

/** How many there were in each bucket: one more than there are bounds. */
export const Histogram = v.pipe(v.array(v.number()), v.length(BOUNDS_MS.length + 1));
export type Histogram = v.InferOutput<typeof Histogram>;

/** One of each metric. */
export const Histograms = v.object(v.entriesFromList(METRICS, Histogram));
export type Histograms = v.InferOutput<typeof Histograms>;

export const histogramsOf = (of: (metric: Metric) => Histogram): Histograms =>
  Object.fromEntries(METRICS.map((it) => [it, of(it)])) as Histograms;

export const emptyHistogram = (): Histogram => Array.from({ length: BOUNDS_MS.length + 1 }, () => 0);

/** The bucket of so many milliseconds. A clock that was set back counts as no time at all. */
export const bucketOf = (ms: number): number => {
  const bucket = BOUNDS_MS.findIndex((bound) => ms <= bound);
  return bucket === -1 ? BOUNDS_MS.length : bucket;
};

export const countOf = (histogram: Histogram): number => histogram.reduce((sum, it) => sum + it, 0);

export const sumOf = (histograms: readonly Histogram[]): Histogram =>
  emptyHistogram().map((_, bucket) => histograms.reduce((sum, it) => sum + (it[bucket] ?? 0), 0));

/**
 * The milliseconds within which a share (0 to 1) of all lies, taken as even within a bucket; null of nothing. What is above
 * the last bound counts as the last bound: it took longer than that.
 */
export const quantileOf = (histogram: Histogram, share: number): number | null => {
  const wanted = countOf(histogram) * share;
  if (wanted === 0) return null;
  let before = 0;
  for (const [bucket, count] of histogram.entries()) {
    if (before + count >= wanted) {
      const from = BOUNDS_MS[bucket - 1] ?? 0;
      const to = BOUNDS_MS[bucket] ?? from;
      return from + ((wanted - before) / count) * (to - from);
    }
    before += count;
  }
  return null;
};
