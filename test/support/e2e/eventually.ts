import { vi } from "vitest";

/** Tries again, for as long as a busy machine may need, until nothing is thrown. */
export const eventually = <T>(attempt: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(attempt, { timeout: 20_000, interval: 50 });
