import type { Known } from "../store/inbound/known.ts";
import type { Merge } from "../store/inbound/merge.ts";
import { decideMerge, liveOn } from "./decide-merge.ts";

/** What is known when the provider shows us the company's own words, and of whom they name. */
export type EchoState = Known & {
  channelId: string;
  /** The provider's id is a message's, or that of an attempt which was retried; or the message has another id already. */
  isRepeat: boolean;
  /** The message of ours whose id is echoed. */
  own: string | null;
  /**
   * A message of ours to the same customer that says the same, of which nobody knows what the provider calls it, though it
   * may have been sent.
   */
  alike: string | null;
  /** The customer's newest conversation on the channel. */
  newest: string | null;
};

export type EchoDecision =
  | { outcome: "repeat" }
  /** A message of ours, which the provider has. */
  | { outcome: "own"; messageId: string; merge: Merge | null }
  /** Words from elsewhere; null: someone new, a new conversation. Neither a block nor a conclusion keeps them out. */
  | {
      outcome: "stored";
      contactId: string | null;
      conversationId: string | null;
      learn: readonly number[];
      merge: Merge | null;
    };

/** What becomes of an echo: nothing of ours is stored twice. */
export const decideEcho = (state: EchoState): EchoDecision => {
  const { isRepeat, own, alike, owners, newest } = state;
  if (isRepeat) return { outcome: "repeat" };
  const messageId = own ?? alike;
  const merge = decideMerge(state);
  if (messageId !== null) return { outcome: "own", messageId, merge };
  const learn = owners.flatMap((it, index) => (it === null ? [index] : []));
  return {
    outcome: "stored",
    contactId: owners.find((it) => it !== null) ?? null,
    conversationId: liveOn(state.channelId, state)?.id ?? newest,
    learn,
    merge,
  };
};
