/**
 * What something costs. `queries` and `batches` are requests to D1, `rowsRead` and `rowsWritten` what D1 says of them, indexes
 * included; `roomRequests` the calls of a room's object; `queueOperations` what Queues charges for: each message written, each
 * read, each deleted.
 */
export type Cost = {
  queries: number;
  batches: number;
  rowsRead: number;
  rowsWritten: number;
  roomRequests: number;
  queueOperations: number;
};

/** What each thing costs, by what it is; as test/worker/cost.test.ts hands it to whoever runs it. */
export type Costs = Record<string, Cost>;

declare module "vitest" {
  interface TaskMeta {
    costs?: Costs;
  }
}

/** The one thing that every company does all day. */
export const A_MESSAGE = "a message to an open conversation";

/** The most that it may cost. */
export const MESSAGE_LIMITS = { batches: 1, rowsWritten: 10, roomRequests: 1 } as const satisfies Partial<Cost>;
