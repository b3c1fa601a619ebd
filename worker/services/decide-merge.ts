import type { Known, KnownContact, LiveConversation } from "../store/inbound/known.ts";
import type { Merge } from "../store/inbound/merge.ts";

/**
 * What becomes of contacts whom a provider has named in one breath: they are one person, and from now on one contact, that
 * of the strongest identity. Null when there is no more than one. `contacts` are in the order of their identities.
 */
export const decideMerge = ({ contacts, lives }: Pick<Known, "contacts" | "lives">): Merge | null => {
  const [into, ...from] = contacts;
  if (!into || from.length === 0) return null;
  return { into, becomes: united(into, contacts), from, ends: endsOf(contacts, lives) };
};

/** The contact's conversation on the channel, once its contacts are one. */
export const liveOn = (channelId: string, { contacts, lives }: Pick<Known, "contacts" | "lives">) =>
  bySurvival(contacts, lives).find((it) => it.channelId === channelId) ?? null;

/** What each had is theirs: any block, the latest word on advertising; an archive only if all were archived. */
const united = (into: KnownContact, all: readonly KnownContact[]): KnownContact => {
  const named = all.find((it) => !it.isNameless);
  const blocked = all.filter((it) => it.blockedAt !== null);
  const [word = into] = all.toSorted((one, other) => saidAt(other) - saidAt(one));
  const isArchived = all.every((it) => it.archivedAt !== null);
  return {
    ...into,
    name: named?.name ?? into.name,
    isNameless: named === undefined,
    phone: all.find((it) => it.phone !== null)?.phone ?? null,
    createdAt: Math.min(...all.map((it) => it.createdAt)),
    blockedAt: blocked[0]?.blockedAt ?? null,
    blockedBy: blocked[0]?.blockedBy ?? null,
    refusedCount: blocked.reduce((sum, it) => sum + it.refusedCount, 0),
    refusedLastAt: latest(blocked.map((it) => it.refusedLastAt)),
    archivedAt: isArchived ? into.archivedAt : null,
    archivedBy: isArchived ? into.archivedBy : null,
    marketingSaidAt: word.marketingSaidAt,
    marketingStoppedAt: word.marketingStoppedAt,
  };
};

/** Of the live conversations on a channel one goes on, the others end. */
const endsOf = (contacts: readonly KnownContact[], lives: readonly LiveConversation[]): Merge["ends"] =>
  [...Map.groupBy(bySurvival(contacts, lives), (it) => it.channelId).values()].flatMap(([survivor, ...others]) =>
    others.flatMap((ended) => (survivor ? [{ ended, survivor }] : [])),
  );

/** One that somebody attends before one that waits; then that of the contact which stays. */
const bySurvival = (contacts: readonly KnownContact[], lives: readonly LiveConversation[]): LiveConversation[] => {
  const placeOf = ({ contactId }: LiveConversation) => contacts.findIndex((it) => it.id === contactId);
  const isWaiting = ({ state }: LiveConversation) => Number(state === "queued");
  return lives.toSorted((one, other) => isWaiting(one) - isWaiting(other) || placeOf(one) - placeOf(other));
};

const saidAt = (it: KnownContact): number => it.marketingSaidAt ?? it.marketingStoppedAt ?? -1;

const latest = (times: readonly (number | null)[]): number | null =>
  times.reduce((one, other) => (one === null || (other ?? 0) > one ? other : one), null);
