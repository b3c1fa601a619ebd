import type { Assumptions } from "./assumptions.ts";
import { SWEEP } from "./costs.ts";
import { LIMITS } from "./limits.ts";
import { conversationCost, storedGb } from "./needs.ts";

/** How many companies fit under a limit: with a single database, and sharded. Infinity where it is not about their number. */
export type Bound = { what: string; single: number; sharded: number; remedy: string };

/** What one database has room for: by what is stored there, and by what it has time for. */
export const perDatabase = (it: Assumptions): number =>
  Math.floor(Math.min(LIMITS.databaseGb / storedGb(it), LIMITS.busyShare / busyShareOf(it)));

/** The limits in the order in which sharded companies reach them. */
export const boundsOf = (it: Assumptions): Bound[] => {
  const each = perDatabase(it);
  const perSecond = busiestConversations(it);
  const sweepable = Math.floor(LIMITS.queriesPerInvocation / SWEEP.queries);
  const bySize = Math.floor(LIMITS.databaseGb / storedGb(it));
  const byTime = Math.floor(LIMITS.busyShare / busyShareOf(it));
  const byAccount = Math.floor(LIMITS.accountGb / storedGb(it));
  const byQueue = Math.floor(LIMITS.queueMessages / (perSecond * it.replies));
  const bounds: Bound[] = [
    { what: "size of a database", single: bySize, sharded: Infinity, remedy: "another database" },
    { what: "time of a database", single: byTime, sharded: Infinity, remedy: "another database" },
    { what: "storage of an account", single: Infinity, sharded: byAccount, remedy: "ask for more, or keep less in D1" },
    { what: "one sweep", single: Infinity, sharded: sweepable * each, remedy: "a queue message for each database" },
    { what: "bindings of a Worker", single: Infinity, sharded: LIMITS.bindings * each, remedy: "another Worker" },
    { what: "one deliveries queue", single: byQueue, sharded: byQueue, remedy: "a queue for some databases" },
  ];
  return bounds.sort((one, other) => Math.min(one.single, one.sharded) - Math.min(other.single, other.sharded));
};

/** What so many companies cannot pass, the first first. */
export const brokenBy = (companies: number, kind: "single" | "sharded", it: Assumptions): Bound[] =>
  boundsOf(it)
    .filter((bound) => bound[kind] < companies)
    .sort((one, other) => one[kind] - other[kind]);

/** Conversations that a company has in a second of its busiest hour. */
const busiestConversations = (it: Assumptions): number =>
  ((it.conversations / it.workingDays) * it.busiestHour) / 3_600;

/** The share of its time that a database is busy for one company in its busiest hour. */
const busyShareOf = (it: Assumptions): number => {
  const { queries, batches } = conversationCost(it);
  return (busiestConversations(it) * (queries * it.queryMs + batches * it.batchMs)) / 1_000;
};

/** Requests a second of a team's room in the busiest hour, when one team has them all. */
export const busiestRoom = (it: Assumptions): number => busiestConversations(it) * conversationCost(it).roomRequests;
