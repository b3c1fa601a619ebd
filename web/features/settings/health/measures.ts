import { countOf, histogramsOf, type Metric, quantileOf, sumOf } from "#shared/model/metrics.ts";
import type { MetricsAnswer, Span } from "#shared/protocol/health.ts";

/** What the page shows, in its order. `slug` stands in the address. */
export const MEASURES = [
  { slug: "chegada", name: "ingest_lag" },
  { slug: "tempo-real", name: "room_lag" },
  { slug: "envio", name: "delivery_age" },
  { slug: "dispositivos", name: "outbox_age" },
  { slug: "nao-lidos", name: "dead_letters" },
] as const;
export type Measure = (typeof MEASURES)[number]["name"];

/** What 95 % may take before it counts as slow, in milliseconds; docs/OPERATING.md gives the same to alert on. */
const SLOW_MS: Record<Metric, number> = {
  ingest_lag: 30_000,
  room_lag: 2_000,
  delivery_age: 30_000,
  outbox_age: 600_000,
};

/** How a measure fared in a span of time. `half` and `most` (50 % and 95 %) are milliseconds, null of what has no duration. */
export type Figures = { at: number; count: number; half: number | null; most: number | null };

export const figuresOf = (span: Span, measure: Measure): Figures => {
  if (measure === "dead_letters") return { at: span.at, count: span.deadLetters, half: null, most: null };
  const histogram = span.histograms[measure];
  const [half, most] = [quantileOf(histogram, 0.5), quantileOf(histogram, 0.95)];
  return { at: span.at, count: countOf(histogram), half, most };
};

/** The same of all of the spans at once, from the first on. */
export const figuresOver = (spans: readonly Span[], measure: Measure): Figures => {
  const histograms = histogramsOf((metric) => sumOf(spans.map((it) => it.histograms[metric])));
  const deadLetters = spans.reduce((sum, it) => sum + it.deadLetters, 0);
  return figuresOf({ at: spans[0]?.at ?? 0, histograms, deadLetters }, measure);
};

export type Condition = "good" | "slow" | "waiting" | "quiet";

/** How a measure has fared in the last hours; of dead letters, whether any waits to be read again. */
export const conditionOf = ({ hours, waitingDeadLetters }: MetricsAnswer, measure: Measure): Condition => {
  if (measure === "dead_letters") return waitingDeadLetters > 0 ? "waiting" : "good";
  const { most } = figuresOver(hours, measure);
  if (most === null) return "quiet";
  return most > SLOW_MS[measure] ? "slow" : "good";
};
