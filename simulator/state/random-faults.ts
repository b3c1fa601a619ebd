import * as v from "valibot";

const Share = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0);
const KINDS = ["refuse429", "fail500", "loseRequest", "loseAnswer", "delay"] as const;

/** What happens to a share of all sends, drawn anew for each; what none of them takes goes well. */
export const RandomFaults = v.pipe(
  v.object({
    /** The same seed gives the same faults in the same order of sends. */
    seed: v.optional(v.pipe(v.number(), v.integer()), 1),
    /** Answered with HTTP 429 and the provider's code for too many requests. */
    refuse429: Share,
    /** Answered with HTTP 500; nothing is accepted. */
    fail500: Share,
    loseRequest: Share,
    loseAnswer: Share,
    /** Accepted at once, answered `delayMs` later. */
    delay: Share,
    delayMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000)), 2000),
  }),
  v.check((given) => KINDS.reduce((sum, kind) => sum + given[kind], 0) <= 1, "The shares are more than 1 together."),
);
export type RandomFaults = v.InferOutput<typeof RandomFaults>;

/** What `drawn`, from 0 to below 1, means under these shares; null when all goes well. */
export function randomFault(faults: RandomFaults, drawn: number): (typeof KINDS)[number] | null {
  let end = 0;
  for (const kind of KINDS) {
    end += faults[kind];
    if (drawn < end) return kind;
  }
  return null;
}
