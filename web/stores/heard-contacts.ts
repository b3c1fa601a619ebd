import type { Contact } from "#shared/model/contact.ts";
import { fold, searchTextOf } from "#shared/model/search-text.ts";

/**
 * A list of contacts as the API gave it, with those that it lacks among the contacts that were heard of since: in their
 * places, and as far as the list reaches.
 */
export const withHeard = (
  listed: readonly Contact[],
  heard: readonly Contact[],
  { query, hasMore }: { query: string; hasMore: boolean },
): readonly Contact[] => {
  const known = new Set(listed.map((it) => it.id));
  const wanted = fold(query);
  const last = listed.at(-1);
  const isInReach = (it: Contact): boolean => !hasMore || (last !== undefined && byName(it, last) < 0);
  const missing = new Map(
    heard
      .filter((it) => !known.has(it.id) && searchTextOf(it).includes(wanted) && isInReach(it))
      .map((it) => [it.id, it]),
  );
  return missing.size === 0 ? listed : [...listed, ...missing.values()].toSorted(byName);
};

/** The order of the API. */
const byName = (one: Contact, other: Contact): number => {
  const [a, b] = [`${searchTextOf(one)}\n${one.id}`, `${searchTextOf(other)}\n${other.id}`];
  return a < b ? -1 : a > b ? 1 : 0;
};
