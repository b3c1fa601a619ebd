import type { Cost } from "../../test/support/shared/cost.ts";

const costOf = (...[queries, batches, rowsRead, rowsWritten, roomRequests, queueOperations]: number[]): Cost => ({
  queries: queries ?? 0,
  batches: batches ?? 0,
  rowsRead: rowsRead ?? 0,
  rowsWritten: rowsWritten ?? 0,
  roomRequests: roomRequests ?? 0,
  queueOperations: queueOperations ?? 0,
});

/**
 * Measured, and held by test/worker/cost.test.ts but for steps and pages: D1 queries, batches, rows read, rows written,
 * requests to rooms, operations of queues.
 */
export const COSTS = {
  /** A customer's message to a conversation that is open: one webhook. */
  message: costOf(0, 1, 26, 8, 1, 0),
  /** The first message of somebody new: one webhook. */
  firstMessage: costOf(1, 3, 67, 20, 2, 0),
  /** An agent's answer and its sent, delivered and read: one command, one wake-up and three webhooks. */
  reply: costOf(6, 8, 260, 30, 4, 3),
  /** Starting or concluding a conversation: one command. */
  step: costOf(2, 2, 29, 8, 1, 0),
  /** A page of a list, or of a conversation's messages: one request. */
  page: costOf(3, 0, 14, 0, 0, 0),
} as const satisfies Record<string, Cost>;

/** HTTP requests and jobs that each is made of: what a Worker is charged for. */
export const INVOCATIONS: Record<keyof typeof COSTS, number> = {
  message: 1,
  firstMessage: 1,
  reply: 5,
  step: 1,
  page: 1,
};

/** Of one database, once a minute: queries, and rows read for each company in it (its own scope and three teams). */
export const SWEEP = { queries: 6, rowsReadPerCompany: 5 };

/** Keys that a room writes for a row of the log: the conversation and its own head. */
export const ROOM_ROWS_WRITTEN = 2;

/** Bytes in D1, indexes included. */
export const BYTES = {
  /** Messages with their conversations and contacts: the demo company's 1,344 take 1,126 kB, and stay. */
  message: 840,
  /** A row of the change log, which stays for 14 days. */
  logRow: 1_400,
  /** A command's row, which stays for 30 days. */
  command: 250,
};
