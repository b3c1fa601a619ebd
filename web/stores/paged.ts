import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { Answer, Failure } from "../sync/http.ts";
import type { Paged } from "./prosa.ts";

export const OFFLINE: Failure = { ok: false, code: "offline", status: 0 };

export type PagedParts<T> = {
  /** Whatever it reads makes the list begin anew. */
  fetchFor: Accessor<(cursor: string | null) => Promise<Answer<{ items: T[]; next: string | null }>>>;
  /** A list that could not be loaded offline is loaded when this becomes true. */
  isOnline: Accessor<boolean>;
};

/** A list of the API's, page by page. */
export const createPaged = <T>({ fetchFor, isOnline }: PagedParts<T>): Paged<T> => {
  const [items, setItems] = createSignal<readonly T[]>([]);
  const [state, setState] = createSignal<ReturnType<Paged<T>["state"]>>("loading");
  const [next, setNext] = createSignal<string | null>(null);
  let turn = 0;

  const load = async (fetchPage: ReturnType<typeof fetchFor>, cursor: string | null): Promise<void> => {
    const mine = ++turn;
    setState("loading");
    const answer = await fetchPage(cursor);
    if (mine !== turn) return;
    if (answer.ok) {
      setItems((before) => (cursor === null ? answer.value.items : [...before, ...answer.value.items]));
      setNext(answer.value.next);
    }
    setState(answer.ok ? "ready" : answer.code === "offline" ? "offline" : "failed");
  };

  createEffect(
    on(fetchFor, (fetchPage) => {
      setItems([]);
      setNext(null);
      void load(fetchPage, null);
    }),
  );
  createEffect(
    on(isOnline, (online) => online && state() === "offline" && void load(fetchFor(), next()), { defer: true }),
  );
  onCleanup(() => (turn += 1));

  return {
    items,
    state,
    hasMore: () => next() !== null,
    loadMore() {
      const cursor = next();
      if (cursor !== null && state() !== "loading") void load(fetchFor(), cursor);
    },
  };
};
