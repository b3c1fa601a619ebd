import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { type Tab, TABS } from "#shared/policy/sight.ts";

type Place = { id: Id; tab: Tab; rank: number; unread: number };

export type TabLists = ReturnType<typeof createTabLists>;

/** The ids of each tab in its order, kept in order as single conversations change. */
export const createTabLists = () => {
  const places = new Map<Id, Place>();
  const lists: Record<Tab, Place[]> = { queue: [], mine: [], others: [], concluded: [] };
  let unread = 0;

  const remove = (place: Place): void => {
    lists[place.tab].splice(indexIn(lists[place.tab], place), 1);
    places.delete(place.id);
    unread -= waiting(place);
  };

  return {
    ids: (tab: Tab): Id[] => lists[tab].map((it) => it.id),
    tabOf: (id: Id): Tab | null => places.get(id)?.tab ?? null,
    /** Customer messages that wait unread in the queue and among one's own. */
    unread: () => unread,

    /** Puts the conversation where it belongs now, or nowhere; gives back the tabs whose order changed. */
    place(id: Id, tab: Tab | null, conversation: Conversation | null): Tab[] {
      const was = places.get(id);
      const is = tab && conversation ? placeOf(tab, conversation) : null;
      const isSame = was && is && was.tab === is.tab && was.rank === is.rank;
      if (isSame) {
        unread += waiting(is) - waiting(was);
        was.unread = is.unread;
        return [];
      }
      if (was) remove(was);
      if (is) {
        lists[is.tab].splice(indexIn(lists[is.tab], is), 0, is);
        places.set(id, is);
        unread += waiting(is);
      }
      return [...new Set([was?.tab, is?.tab])].filter((it) => it !== undefined);
    },

    /** Places all anew: cheaper than one by one. */
    replace(all: Iterable<readonly [Tab, Conversation]>): void {
      places.clear();
      for (const tab of TABS) lists[tab] = [];
      for (const [tab, conversation] of all) {
        const place = placeOf(tab, conversation);
        lists[tab].push(place);
        places.set(place.id, place);
      }
      for (const tab of TABS) lists[tab].sort(compare);
      unread = [...places.values()].reduce((sum, it) => sum + waiting(it), 0);
    },
  };
};

/** The queue: who waits longest first. Other tabs: newest first. */
const placeOf = (tab: Tab, { id, waitingSince, lastMessageAt, unread }: Conversation): Place => ({
  id,
  tab,
  rank: tab === "queue" ? (waitingSince ?? lastMessageAt) : -lastMessageAt,
  unread,
});

const compare = (a: Place, b: Place): number => {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.id === b.id) return 0;
  const isFirst = a.tab === "queue" ? a.id < b.id : a.id > b.id;
  return isFirst ? -1 : 1;
};

const waiting = ({ tab, unread }: Place): number => (tab === "queue" || tab === "mine" ? unread : 0);

/** Where the place is in the sorted list, or where it would have to go. */
const indexIn = (list: readonly Place[], place: Place): number => {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle] as Place, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};
