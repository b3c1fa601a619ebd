import type { FakeClock } from "./clock.ts";

/** For as long as a busy machine may need, in milliseconds: below the limit of a test, whose error would say less. */
const DEADLINE_MS = 20_000;

/** Lets what is under way go on, and the clock with it, until the check holds; fails with the check's own error. */
export const eventually = async <T>(clock: FakeClock, check: () => T | Promise<T>): Promise<T> => {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    clock.advance(20);
    await turn();
  }
};

/** Lets everything that is under way come to rest, without time going by. */
export const settled = async (): Promise<void> => {
  for (let at = 0; at < 40; at++) await turn();
};

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
