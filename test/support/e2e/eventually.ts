import { vi } from "vitest";

/** Tries again, for as long as a busy machine may need, until nothing is thrown. */
export const eventually = <T>(
  attempt: () => T | Promise<T>,
  { timeoutMs = 20_000, intervalMs = 50 }: { timeoutMs?: number; intervalMs?: number } = {},
): Promise<T> => vi.waitFor(attempt, { timeout: timeoutMs, interval: intervalMs });

/** For a browser's first start, and its first page, on a busy machine, in milliseconds. */
export const START_MS = 90_000;

/** For what comes about only once much that waits has been worked off, and is costly to look at. */
export const AT_REST = { timeoutMs: 90_000, intervalMs: 500 };
