/** One message that the simulator accepted from Prosa. */
export interface Send {
  /** The provider's message id. */
  id: string;
  /** Epoch milliseconds. */
  at: number;
  /** Whom it reached: the customer's number, or the address as sent when nobody has it. */
  phone: string;
  /** What it was addressed to. */
  sentTo: "phone" | "bsuid";
  /** The address as Prosa wrote it. */
  input: string;
  text: string;
  /** `biz_opaque_callback_data`, echoed by every status. */
  callbackData: string | null;
}

/** Every accepted message, oldest first: how a test sees that something went out once. */
export interface Sends {
  add(send: Send): void;
  find(id: string): Send | undefined;
  list(): Send[];
}

export function createSends(): Sends {
  const byId = new Map<string, Send>();
  return {
    add: (send) => void byId.set(send.id, send),
    find: (id) => byId.get(id),
    list: () => [...byId.values()],
  };
}
