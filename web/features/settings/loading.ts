import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { useProsa } from "../../stores/context.ts";
import type { Loaded } from "../../stores/prosa.ts";

export type Loading<T> = {
  /** What came last; it stays while it is asked for again. */
  value: Accessor<T | undefined>;
  problem: Accessor<(Loaded<T> & { ok: false })["code"] | null>;
  isLoading: Accessor<boolean>;
  again: () => void;
};

/** Something that is asked for when it is shown, again when the connection is back, and whenever one wants. */
export const createLoading = <T>(ask: () => Promise<Loaded<T>>): Loading<T> => {
  const { connection } = useProsa();
  const [value, setValue] = createSignal<T>();
  const [problem, setProblem] = createSignal<ReturnType<Loading<T>["problem"]>>(null);
  const [isLoading, setIsLoading] = createSignal(false);
  let turn = 0;
  const again = (): void => {
    const mine = ++turn;
    setIsLoading(true);
    void ask().then((answer) => {
      if (mine !== turn) return;
      setIsLoading(false);
      setProblem(() => (answer.ok ? null : answer.code));
      if (answer.ok) setValue(() => answer.value);
    });
  };
  createEffect(on(() => connection.state() === "online", again));
  onCleanup(() => (turn += 1));
  return { value, problem, isLoading, again };
};
