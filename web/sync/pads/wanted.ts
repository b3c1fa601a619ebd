import type { Id } from "#shared/ids.ts";

/** How many pads are open at a time: a tab that died without a word must not use up what a room allows. */
const MAX_SHOWN = 16;
const MAX_WAITING = 4;

/** Which pads a room should be asked for: those that tabs show, and some of those in which something waits. */
export const createWanted = () => {
  const shown = new Map<Id, readonly Id[]>();
  const waiting = new Set<Id>();
  return {
    show(tab: Id, ids: readonly Id[]): void {
      shown.delete(tab);
      if (ids.length > 0) shown.set(tab, ids);
    },
    wait: (ids: Iterable<Id>): void => void [...ids].forEach((id) => waiting.add(id)),
    done: (id: Id): void => void waiting.delete(id),

    /** Of those that can be opened: what was shown last comes first. */
    ids(canOpen: (id: Id) => boolean): Id[] {
      const lastShown = [...shown.values()].reverse().flat();
      const onScreen = [...new Set(lastShown)].filter(canOpen).slice(0, MAX_SHOWN);
      const others = [...waiting].filter((id) => !onScreen.includes(id) && canOpen(id)).slice(0, MAX_WAITING);
      return [...onScreen, ...others];
    },
  };
};
