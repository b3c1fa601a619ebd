import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../../../simulator/clock.ts";

export interface TestClock extends Clock {
  /** Every wait asked for, in milliseconds. */
  waits: number[];
  advance(ms: number): void;
  /** From here on, a wait of exactly `ms` ends when the returned function is called. */
  hold(ms: number): () => void;
}

/** A clock on which nothing takes time, except for the waits that a test holds. */
export function createTestClock(start = Date.UTC(2026, 10, 23, 12)): TestClock {
  let now = start;
  const waits: number[] = [];
  const held = new Map<number, Promise<void>>();
  return {
    waits,
    now: () => now,
    advance: (ms) => void (now += ms),
    hold(ms) {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(ms, promise);
      return resolve;
    },
    async wait(ms, signal) {
      waits.push(ms);
      const { promise: aborted, reject } = Promise.withResolvers<never>();
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      await Promise.race([held.get(ms) ?? nextTurn(), aborted]);
      signal.throwIfAborted();
    },
  };
}
