import * as v from "valibot";
import type { ChannelKind } from "./channel-kind.ts";
import type { Feed } from "./feed.ts";
import { randomFault, RandomFaults } from "./random-faults.ts";
import { createRate } from "./rate.ts";
import { seededRandom } from "./random.ts";

const Code = v.pipe(v.number(), v.integer(), v.minValue(0));
const Details = v.optional(v.pipe(v.string(), v.maxLength(1000)));

/** What happens to one send; each is used once, in order. */
const NextSend = v.variant("kind", [
  /** Answered with the provider's error; `status` is for codes that the simulator does not know (else 400). */
  v.object({
    kind: v.literal("refuse"),
    code: Code,
    status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
    details: Details,
  }),
  /** Accepted, and then reported as failed by a status webhook. */
  v.object({ kind: v.literal("undeliver"), code: Code, details: Details }),
  /** Accepted and delivered as ever, but the connection is cut instead of an answer. */
  v.object({ kind: v.literal("loseAnswer") }),
  /** Never accepted, and the connection is cut: to the sender this looks like `loseAnswer`. */
  v.object({ kind: v.literal("loseRequest") }),
  /** Accepted at once, answered `ms` milliseconds later. */
  v.object({ kind: v.literal("delay"), ms: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000)) }),
]);
export type NextSend = v.InferOutput<typeof NextSend>;

/** Everything that can be made to go wrong. What is left out of a request is as it should be. */
export const Faults = v.object({
  next: v.optional(v.pipe(v.array(NextSend), v.maxLength(1000)), []),
  /** How many times each webhook is posted. */
  duplicate: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)), 1),
  /** This many webhooks are gathered and then posted in another order; 0 posts each at once, and what is gathered. */
  shuffle: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)), 0),
  /**
   * `held`: no status leaves until this changes. `reversed`: the statuses of a message leave newest first, once all of
   * them are there; what was held leaves newest first.
   */
  statuses: v.optional(v.picklist(["ordered", "held", "reversed"]), "ordered"),
  random: v.optional(RandomFaults),
  /** How many sends of a channel are accepted in a second; more are answered with HTTP 429. */
  ratePerSecond: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
  /** What `Retry-After` says on every 429 and 5xx; without it the header is not there. */
  retryAfterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3600))),
});
export type Faults = v.InferOutput<typeof Faults>;

/** What happens to one send: as planned, or in each provider's own words for too many requests and its own trouble. */
export type Trouble = NextSend | { kind: "tooMany" } | { kind: "serverError" };

export interface FaultPlan {
  now(): Faults;
  /** Replaces the whole plan; random faults begin anew from their seed. */
  set(faults: Faults): void;
  /** What happens to the send at hand, on `channel` at epoch millisecond `at`; uses it up. */
  takeNext(channel: ChannelKind, at: number): Trouble | undefined;
  onChange(listener: (faults: Faults) => void): void;
}

export function createFaultPlan(feed: Feed): FaultPlan {
  let faults = v.parse(Faults, {});
  let draw = seededRandom(1);
  const rate = createRate();
  const listeners: ((faults: Faults) => void)[] = [];

  const takePlanned = (): NextSend | undefined => {
    const [next, ...rest] = faults.next;
    if (next === undefined) return undefined;
    faults = { ...faults, next: rest };
    feed.publish({ type: "faults", faults });
    return next;
  };

  const takeRandom = (): Trouble | undefined => {
    if (!faults.random) return undefined;
    const kind = randomFault(faults.random, draw());
    if (kind === "refuse429") return { kind: "tooMany" };
    if (kind === "fail500") return { kind: "serverError" };
    if (kind === "delay") return { kind, ms: faults.random.delayMs };
    return kind === null ? undefined : { kind };
  };

  return {
    now: () => faults,
    set(changed) {
      faults = changed;
      draw = seededRandom(faults.random?.seed ?? 1);
      for (const listener of listeners) listener(faults);
      feed.publish({ type: "faults", faults });
    },
    takeNext(channel, at) {
      const planned = takePlanned();
      if (planned) return planned;
      if (faults.ratePerSecond && !rate.allows(channel, faults.ratePerSecond, at)) return { kind: "tooMany" };
      return takeRandom();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
