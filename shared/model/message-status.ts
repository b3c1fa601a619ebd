import * as v from "valibot";

/**
 * Where an outbound message stands. It only moves forward, by rank; a message that ended (`failed`, `cancelled`) or
 * whose fate is `unknown` starts again only when a person retries it.
 */
export const MessageStatus = v.picklist([
  "held",
  "queued",
  "sending",
  "unknown",
  "sent",
  "failed",
  "delivered",
  "read",
  "cancelled",
]);
export type MessageStatus = v.InferOutput<typeof MessageStatus>;

/** Providers report in any order; a report of no higher rank than what is known is ignored. */
export const STATUS_RANK: Record<MessageStatus, number> = {
  held: 0,
  queued: 1,
  sending: 2,
  unknown: 3,
  sent: 4,
  failed: 5,
  delivered: 6,
  read: 7,
  cancelled: 8,
};

export const movesForward = (from: MessageStatus, to: MessageStatus): boolean => STATUS_RANK[to] > STATUS_RANK[from];

export const isRetryable = (status: MessageStatus): boolean => status === "failed" || status === "unknown";
