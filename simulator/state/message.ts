/** How far a message got. `accepted` is ours to hand on; `failed` ends it. */
export type MessageStatus = "accepted" | "sent" | "delivered" | "read" | "failed";

export interface Failure {
  code: number;
  details: string;
}

/** A file of a message. `url` is a path of the simulator, for the phone. */
export interface Attached {
  url: string;
  mime: string;
  name: string | null;
  isVoice: boolean;
}

/** What can be pressed below a message. Only a `reply` comes back; `id` is what comes with it. */
export interface Button {
  kind: "reply" | "url" | "phone" | "other";
  id: string;
  text: string;
  url: string | null;
}

/** One bubble on the customer's phone. */
export interface Message {
  id: string;
  from: "customer" | "business";
  /** The simulator's name for the kind of message: text, image, reaction … */
  type: string;
  /** The text, caption, file name, place or emoji; empty where the kind has none. */
  text: string;
  /** Epoch milliseconds. */
  at: number;
  status: MessageStatus;
  failure: Failure | null;
  media: Attached | null;
  /** The id of the message that it answers or reacts to. */
  quotes: string | null;
  buttons: Button[];
  isEdited: boolean;
  /** Taken back by whoever sent it: its text and file are gone. */
  isRevoked: boolean;
}

type Optional = "status" | "failure" | "media" | "quotes" | "buttons" | "isEdited" | "isRevoked";

/** A message that is on its way, with what most do not have left out. */
export const newMessage = (said: Omit<Message, Optional> & Partial<Message>): Message => ({
  status: said.from === "customer" ? "sent" : "accepted",
  failure: null,
  media: null,
  quotes: null,
  buttons: [],
  isEdited: false,
  isRevoked: false,
  ...said,
});

const RANK: Record<MessageStatus, number> = { accepted: 0, sent: 1, failed: 2, delivered: 3, read: 4 };

/** Ticks only ever move forward, however late an earlier step is reported. */
export const movesForward = (from: MessageStatus, to: MessageStatus): boolean => RANK[to] > RANK[from];
