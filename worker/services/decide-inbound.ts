import type { Identity } from "../channels/port.ts";

/** What is known when a customer's message comes in. Times are epoch milliseconds. */
export type InboundState = {
  /** The provider's id was stored before, or turned away before. */
  isRepeat: boolean;
  /** The contact that each of the message's identities belongs to, strongest identity first; null where unknown. */
  owners: readonly (string | null)[];
  contacts: readonly { id: string; isBlocked: boolean; isArchived: boolean; isNameless: boolean }[];
  /** The provider says what the customer calls themselves. */
  isNamed: boolean;
  /** The contact's unconcluded conversation on this channel. */
  live: { id: string } | null;
  /** Its last concluded one, with what decides whether a late reply reopens it. */
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
   * `others`, whom the message shows to be the same person, are blocked with it.
   */
  | { outcome: "refused"; contactId: string; learn: readonly number[]; others: readonly string[] }
  | {
      outcome: "stored";
      /** Null: someone new. */
      contactId: string | null;
      reactivates: boolean;
      /** Nobody knew what the contact is called; now the provider says. */
      names: boolean;
      /** Which of the message's identities, by index, the contact did not have. */
      learn: readonly number[];
      into:
        | { conversation: "live"; id: string }
        | { conversation: "reopened"; id: string; attendantId: string | null }
        | { conversation: "new" };
    };

/** What becomes of a customer's message. `now` is the server's time: a reply counts when it arrives. */
export const decideInbound = (state: InboundState, now: number): InboundDecision => {
  if (state.isRepeat) return { outcome: "repeat" };
  const learn = state.owners.flatMap((it, index) => (it === null ? [index] : []));
  const blocked = state.contacts.find((it) => it.isBlocked);
  if (blocked) {
    const others = state.contacts.filter((it) => !it.isBlocked).map((it) => it.id);
    return { outcome: "refused", contactId: blocked.id, learn, others };
  }
  const contactId = state.owners.find((it) => it !== null) ?? null;
  const contact = state.contacts.find((it) => it.id === contactId);
  return {
    outcome: "stored",
    contactId,
    reactivates: contact?.isArchived ?? false,
    names: state.isNamed && (contact?.isNameless ?? false),
    learn,
    into: placeOf(state, now),
  };
};

const placeOf = ({ live, last }: InboundState, now: number) => {
  if (live) return { conversation: "live", id: live.id } as const;
  if (!last || now - last.concludedAt > last.reopenWindowMs) return { conversation: "new" } as const;
  // A conversation that nobody attended, or whose attendant has left, comes back to the queue.
  const attendantId = last.isAttendantMember ? last.attendantId : null;
  return { conversation: "reopened", id: last.id, attendantId } as const;
};

/** The identities that a contact is known by after the message. */
export const learnt = (identities: readonly Identity[], indexes: readonly number[]): Identity[] =>
  indexes.flatMap((it) => identities[it] ?? []);
