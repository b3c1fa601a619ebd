import { type Accessor, createRoot, createSignal, onCleanup } from "solid-js";

const TICK_MS = 15_000;

/** The present in epoch milliseconds, for what ages on the screen; moves every 15 seconds. */
export const now = createRoot(() => {
  const [value, setValue] = createSignal(Date.now());
  setInterval(() => setValue(Date.now()), TICK_MS);
  // A tab that slept must not show how things stood when it fell asleep.
  document.addEventListener("visibilitychange", () => setValue(Date.now()));
  return value;
});

/** The present in epoch milliseconds, moving every quarter of a second, for as long as the calling owner lives. */
export const createSeconds = (): Accessor<number> => {
  const [value, setValue] = createSignal(Date.now());
  const timer = setInterval(() => setValue(Date.now()), 250);
  onCleanup(() => clearInterval(timer));
  return value;
};
