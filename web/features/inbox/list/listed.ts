import { type Accessor, createMemo, createSignal, onCleanup, createEffect } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Tab } from "#shared/policy/sight.ts";
import { createSearch } from "../../../parts/lists.ts";
import { useProsa } from "../../../stores/context.ts";
import type { Paged } from "../../../stores/prosa.ts";
import { matching } from "./matching.ts";

const TYPING_PAUSE_MS = 250;

export type Listed = {
  items: Accessor<readonly Conversation[]>;
  isLoading: Accessor<boolean>;
  state: Accessor<Paged<Conversation>["state"] extends Accessor<infer S> ? S : never>;
  loadMore: () => void;
};

/**
 * What the list shows: the replica's conversations at once; while searching, and for what was concluded long ago, the
 * server's after them.
 */
export const createListed = (tab: Accessor<Tab>, query: Accessor<string>): Listed => {
  const { conversations } = useProsa();
  const settled = createSettled(query);
  const needsServer = createMemo(() => settled() !== "" || tab() === "concluded");
  const server = createMemo(() => (needsServer() ? createSearch(tab, settled) : null));

  const local = createMemo(() => matching(conversations.inTab(tab()), query()));
  const items = createMemo(() => {
    const found = server()?.items() ?? [];
    if (found.length === 0) return local();
    const known = new Set(local().map((it) => it.id));
    // The replica knows better than an older answer where a conversation is now.
    const rest = found.filter((it) => !known.has(it.id) && (conversations.tabOf(it.id) ?? tab()) === tab());
    return [...local(), ...rest];
  });

  return {
    items,
    isLoading: () => !conversations.isLoaded() || (items().length === 0 && server()?.state() === "loading"),
    state: () => server()?.state() ?? "ready",
    loadMore: () => server()?.hasMore() && server()?.state() === "ready" && server()?.loadMore(),
  };
};

/** The query once typing pauses. Emptying it counts at once. */
const createSettled = (query: Accessor<string>): Accessor<string> => {
  const [settled, setSettled] = createSignal(query().trim());
  createEffect(() => {
    const next = query().trim();
    const timer = setTimeout(() => setSettled(next), next ? TYPING_PAUSE_MS : 0);
    onCleanup(() => clearTimeout(timer));
  });
  return settled;
};
