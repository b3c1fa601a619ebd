/** How far a message got. `accepted` is ours to hand on; `failed` ends it. */
export type MessageStatus = "accepted" | "sent" | "delivered" | "read" | "failed";

export interface Failure {
  code: number;
  details: string;
}

/** One bubble on the customer's phone. */
export interface Message {
  id: string;
  from: "customer" | "business";
  /** The provider's name for the kind of message: text, image, reaction … */
  type: string;
  /** The text, caption, file name, place or emoji; empty where the kind has none. */
  text: string;
  /** Epoch milliseconds. */
  at: number;
  status: MessageStatus;
  failure: Failure | null;
}

const RANK: Record<MessageStatus, number> = { accepted: 0, sent: 1, failed: 2, delivered: 3, read: 4 };

/** Ticks only ever move forward, however late an earlier step is reported. */
export const movesForward = (from: MessageStatus, to: MessageStatus): boolean => RANK[to] > RANK[from];
