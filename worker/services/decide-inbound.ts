import type { Identity } from "../channels/port.ts";
import type { Known } from "../store/inbound/known.ts";
import type { Merge } from "../store/inbound/merge.ts";
import { decideMerge, liveOn } from "./decide-merge.ts";

/** What is known when a customer's message comes in, and of whom its identities name. Times are epoch milliseconds. */
export type InboundState = Known & {
  channelId: string;
  /** The provider's id was stored before, or turned away before. */
  isRepeat: boolean;
  /** What the customer calls themselves, if the provider says so. */
  name: string | null;
  /** Their last concluded conversation on this channel, with what decides whether a late reply reopens it. */
  last: {
    id: string;
    concludedAt: number;
    reopenWindowMs: number;
    attendantId: string | null;
    /** The attendant still is a member of the team. */
    isAttendantMember: boolean;
  } | null;
};

export type InboundDecision =
  | { outcome: "repeat" }
  /**
   * A blocked contact: nothing is received, but the identities it writes with are learnt, so that all stay blocked; and
   * whoever the message shows to be the same person becomes that contact.
   */
  | { outcome: "refused"; contactId: string; learn: readonly number[]; merge: Merge | null }
  | {
      outcome: "stored";
      /** Null: someone new. */
      contactId: string | null;
      reactivates: boolean;
      /** Nobody knew what the contact is called; now the provider says. */
      names: boolean;
      /** Which of the message's identities, by index, the contact did not have. */
      learn: readonly number[];
      /** The contacts that the message shows to be one person. */
      merge: Merge | null;
      into:
        | { conversation: "live"; id: string }
        | { conversation: "reopened"; id: string; attendantId: string | null }
        | { conversation: "new" };
    };

/** What becomes of a customer's message. `now` is the server's time: a reply counts when it arrives. */
export const decideInbound = (state: InboundState, now: number): InboundDecision => {
  if (state.isRepeat) return { outcome: "repeat" };
  const learn = state.owners.flatMap((it, index) => (it === null ? [index] : []));
  const merge = decideMerge(state);
  const contact = merge?.becomes ?? state.contacts[0] ?? null;
  if (contact && contact.blockedAt !== null) return { outcome: "refused", contactId: contact.id, learn, merge };
  return {
    outcome: "stored",
    contactId: contact?.id ?? null,
    reactivates: contact !== null && contact.archivedAt !== null,
    names: state.name !== null && contact !== null && contact.isNameless && contact.name !== state.name,
    learn,
    merge,
    into: placeOf(state, now),
  };
};

const placeOf = (state: InboundState, now: number) => {
  const live = liveOn(state.channelId, state);
  if (live) return { conversation: "live", id: live.id } as const;
  const { last } = state;
  if (!last || now - last.concludedAt > last.reopenWindowMs) return { conversation: "new" } as const;
  // A conversation that nobody attended, or whose attendant has left, comes back to the queue.
  const attendantId = last.isAttendantMember ? last.attendantId : null;
  return { conversation: "reopened", id: last.id, attendantId } as const;
};

/** The identities that a contact is known by after the message. */
export const learnt = (identities: readonly Identity[], indexes: readonly number[]): Identity[] =>
  indexes.flatMap((it) => identities[it] ?? []);
