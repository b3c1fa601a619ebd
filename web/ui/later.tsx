import { createSignal, type JSX, onCleanup, Show } from "solid-js";

const PATIENCE_MS = 150;

/** Shows its children only when the wait is long enough to be noticed. */
export function Later(props: { children: JSX.Element }) {
  const [isDue, setIsDue] = createSignal(false);
  const timer = setTimeout(() => setIsDue(true), PATIENCE_MS);
  onCleanup(() => clearTimeout(timer));
  return <Show when={isDue()}>{props.children}</Show>;
}
