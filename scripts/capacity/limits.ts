/** What stops growing, and where it says so. Read on 28 November 2026. */
export const LIMITS = {
  /** Of one database, in GB. It cannot be raised. Source: D1, Limits. */
  databaseGb: 10,
  /** Of all databases of an account, in GB. Raised on request. Source: D1, Limits. */
  accountGb: 1_000,
  /** Bindings of one Worker, and so its databases. Source: D1, Limits. */
  bindings: 5_000,
  /** Queries that one invocation may make, and so databases that one sweep reaches. Source: D1, Limits. */
  queriesPerInvocation: 1_000,
  /** The share of its time that a database may be busy in the busiest hour: beyond, requests queue up. Our own. */
  busyShare: 0.5,
  /** Messages a second of one queue. Source: Queues, Limits. */
  queueMessages: 5_000,
} as const;
