import * as v from "valibot";
import { Histograms } from "../model/metrics.ts";

/** `ms`: how long the check took. `failing`: what was asked did not answer, not in time, or not as it should. */
const Check = v.object({ status: v.picklist(["ok", "failing"]), ms: v.number() });

/**
 * `GET /api/health`: 200 when all is well, 503 when a check fails. For whoever watches the product from outside: no session
 * is needed, nothing of a company's is told, and it is looked at most every ten seconds (`at`, epoch milliseconds).
 */
export const Health = v.object({
  status: Check.entries.status,
  at: v.number(),
  checks: v.object({
    d1: Check,
    rooms: Check,
    queues: Check,
    /** `behindMs`: for how long the oldest message that could be sent has been due; 0 when none waits, null when unknown. */
    deliveries: v.object({ ...Check.entries, behindMs: v.nullable(v.number()) }),
  }),
});
export type Health = v.InferOutput<typeof Health>;

/** How the company fared during an hour or a day that began `at`, epoch milliseconds. `deadLetters` came in then. */
const Span = v.object({ at: v.number(), histograms: Histograms, deadLetters: v.number() });
export type Span = v.InferOutput<typeof Span>;

/**
 * `GET /api/metrics` (administrators): the last 24 hours and the last 7 days (UTC), the one under way included, oldest first,
 * those without anything too. Counted within a minute or two. `waitingDeadLetters` have not been replayed.
 */
export const MetricsAnswer = v.object({ hours: v.array(Span), days: v.array(Span), waitingDeadLetters: v.number() });
export type MetricsAnswer = v.InferOutput<typeof MetricsAnswer>;
