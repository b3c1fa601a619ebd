import type { Health } from "#shared/protocol/health.ts";
import type { Rooms } from "../rooms/port.ts";
import { answers, oldestDue } from "../store/health.ts";

export type HealthTools = {
  /** All over which companies are sharded. */
  databases: readonly D1Database[];
  now: () => number;
  rooms: Pick<Rooms, "ping">;
  queues: readonly Pick<Queue, "metrics">[];
};

/** What has not answered by then does not answer. */
const PATIENCE_MS = 3_000;

/** The sweep looks every minute: what is due for longer, several of them have not sent. */
const LATE_MS = 5 * 60_000;

/** Asks each part that the product stands on, all at once. Never rejects. */
export const checkHealth = async (tools: HealthTools): Promise<Health> => {
  const { databases, now, rooms, queues } = tools;
  const [database, reached, enqueued, deliveries] = await Promise.all([
    check(tools, () => Promise.all(databases.map(answers))),
    check(tools, () => rooms.ping()),
    check(tools, () => Promise.all(queues.map((it) => it.metrics()))),
    check(tools, async () => earliest(await Promise.all(databases.map((it) => oldestDue(it, now()))))),
  ]);
  const due = deliveries.value;
  const behindMs = due === undefined ? null : due === null ? 0 : now() - due;
  const isLate = behindMs === null || behindMs > LATE_MS;
  const checks = {
    d1: database.check,
    rooms: reached.check,
    queues: enqueued.check,
    deliveries: { ...deliveries.check, status: isLate ? FAILING : OK, behindMs },
  };
  const isWell = Object.values(checks).every((it) => it.status === OK);
  return { status: isWell ? OK : FAILING, at: now(), checks };
};

const earliest = (times: readonly (number | null)[]): number | null => {
  const known = times.filter((it) => it !== null);
  return known.length > 0 ? Math.min(...known) : null;
};

const OK = "ok" as const;
const FAILING = "failing" as const;

/** `value` is undefined when nothing came. Why not is for the logs of what was asked, and not for whoever asks. */
const check = async <T>({ now }: HealthTools, work: () => Promise<T>) => {
  const since = now();
  const result = (status: typeof OK | typeof FAILING, value?: T) => ({ check: { status, ms: now() - since }, value });
  try {
    return result(OK, await within(PATIENCE_MS, work()));
  } catch {
    return result(FAILING);
  }
};

const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("no answer in time")), ms);
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
};
