import type { ChannelKind } from "./channel-kind.ts";

/** One message that the simulator accepted from Prosa. */
export interface Send {
  /** The provider's message id. */
  id: string;
  /** Epoch milliseconds. */
  at: number;
  channel: ChannelKind;
  /** Whom it reached: the customer's number or scoped id, or the address as sent when nobody has it. */
  to: string;
  /** The same as `to`. */
  phone: string;
  /** What it was addressed to. */
  sentTo: "phone" | "bsuid" | "scoped id";
  /** The address as Prosa wrote it. */
  input: string;
  /** The kind of message, as on the phone. */
  type: string;
  text: string;
  /** Our id as the provider repeats it: `biz_opaque_callback_data`, or Messenger's `metadata`. */
  callbackData: string | null;
  /** The provider's id of the message that it answers or reacts to. */
  quotes: string | null;
  /** A template's category, which decides what it costs; null for what is not a template. */
  category: string | null;
}

/** How often each was accepted; a 2 is something that went out twice. */
export interface Counts {
  callbackData: Record<string, number>;
  text: Record<string, number>;
}

/** Every accepted message, oldest first: how a test sees that something went out once. */
export interface Sends {
  add(send: Send): void;
  find(id: string): Send | undefined;
  list(): Send[];
  counts(): Counts;
}

export function createSends(): Sends {
  const byId = new Map<string, Send>();
  const list = (): Send[] => [...byId.values()];
  return {
    add: (send) => void byId.set(send.id, send),
    find: (id) => byId.get(id),
    list,
    counts: () => ({
      callbackData: tally(list().map((send) => send.callbackData)),
      text: tally(list().map((send) => send.text)),
    }),
  };
}

function tally(values: readonly (string | null)[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}
