import { type Accessor, createMemo, createSignal, onCleanup, createEffect } from "solid-js";
import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Tab } from "#shared/policy/sight.ts";
import { createSearch } from "../../../parts/search.ts";
import { useProsa } from "../../../stores/context.ts";
import type { Paged } from "../../../stores/prosa.ts";
import { matching } from "./matching.ts";

const TYPING_PAUSE_MS = 250;

export type Listed = {
  ids: Accessor<readonly Id[]>;
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
  const needsServer = createMemo(() => conversations.isLoaded() && (settled() !== "" || tab() === "concluded"));
  const server = createMemo(() => (needsServer() ? createSearch(tab, settled) : null));

  const local = createMemo(() =>
    query().trim() === ""
      ? conversations.idsIn(tab())
      : matching(conversations.inTab(tab()), query()).map((it) => it.id),
  );
  const ids = createMemo(() => {
    const found = server()?.items() ?? [];
    if (found.length === 0) return local();
    const known = new Set(local());
    // The replica knows better than an older answer where a conversation is now.
    const rest = found.filter(({ id }) => !known.has(id) && (conversations.tabOf(id) ?? tab()) === tab());
    return [...local(), ...rest.map((it) => it.id)];
  });

  return {
    ids,
    isLoading: () => !conversations.isLoaded() || (ids().length === 0 && server()?.state() === "loading"),
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
