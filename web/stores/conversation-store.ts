import { type Accessor, batch, createMemo, createSignal, untrack } from "solid-js";
import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { type Tab, TABS } from "#shared/policy/sight.ts";
import { follow, type OpenReplica, type Shown } from "./follow.ts";
import type { FirstRows } from "../sync/first-rows.ts";
import { createPaged, OFFLINE } from "./paged.ts";
import type { ConversationStore, Paged } from "./prosa.ts";
import { createRow, type Row } from "./rows.ts";

/**
 * Rows keep their identity and change in place; a tab's list changes only when its order does. It is one of ids: a row is made
 * once it is looked at, so that of a long list only what is shown costs anything.
 */
export const createConversationStore = (
  shown: Shown,
  replica: OpenReplica,
  isOnline: Accessor<boolean>,
): ConversationStore => {
  const rows = new Map<Id, Row>();
  const see = (id: Id) => untrack(shown)?.view.see(id) ?? null;
  const [unreadTotal, setUnreadTotal] = createSignal(0);
  const row = (id: Id): Row => {
    const known = rows.get(id) ?? createRow(id, see);
    rows.set(id, known);
    return known;
  };
  const orders = byTab(() => createSignal<readonly Id[]>([]));
  /** Goes up when searches have to be done again. */
  const [searches, setSearches] = createSignal(0);
  const droppedListeners = new Set<(id: Id) => void>();

  const take = ({ view }: Pick<FirstRows, "view">, ids: readonly Id[], tabs: readonly Tab[]): void =>
    batch(() => {
      for (const id of ids) rows.get(id)?.renew();
      for (const tab of tabs) orders[tab][1](view.ids(tab));
      setUnreadTotal(view.unread());
    });

  const clear = (): void =>
    batch(() => {
      for (const it of rows.values()) it.renew();
      for (const tab of TABS) orders[tab][1]([]);
      setUnreadTotal(0);
    });

  follow(
    shown,
    (open) => {
      clear();
      take(open, TABS.flatMap(open.view.ids), TABS);
      return [
        open.on("conversations", ({ ids, tabs }) => take(open, ids, tabs)),
        open.on("dropped", (id) => droppedListeners.forEach((listener) => listener(id))),
        open.on("unvouched", () => setSearches((it) => it + 1)),
      ];
    },
    clear,
  );

  const get = (id: Id): Conversation | undefined => row(id).read();

  const search = (tab: Accessor<Tab>, query: Accessor<string>): Paged<Conversation> => {
    const fetchFor = createMemo(() => {
      searches();
      const [open, inTab, text] = [replica(), tab(), query()];
      return async (cursor: string | null) => (await open?.lookUp.conversations(inTab, text, cursor)) ?? OFFLINE;
    });
    const found = createPaged({ fetchFor, isOnline });
    // As they are shown now; those that have left the tab since are left out.
    const items = createMemo(() =>
      found.items().flatMap(({ id }) => {
        const now = row(id).read();
        return now && row(id).sighting()?.tab === tab() ? [now] : [];
      }),
    );
    return { ...found, items };
  };

  return {
    isLoaded: () => replica() !== null,
    idsIn: (tab) => orders[tab][0](),
    inTab: (tab) => orders[tab][0]().map((id) => row(id).conversation()),
    get,
    tabOf: (id) => row(id).sighting()?.tab ?? null,
    unreadTotal,
    search,
    open: async (id) => (await replica()?.lookUp.conversation(id)) ?? OFFLINE,
    why: async (id) => (await replica()?.lookUp.why(id)) ?? OFFLINE,
    onDropped(listener) {
      droppedListeners.add(listener);
      return () => droppedListeners.delete(listener);
    },
  };
};

const byTab = <T>(make: (tab: Tab) => T): Record<Tab, T> => ({
  queue: make("queue"),
  mine: make("mine"),
  others: make("others"),
  concluded: make("concluded"),
});
