import { createRoot, createSignal } from "solid-js";

const TICK_MS = 15_000;

/** The present in epoch milliseconds, for what ages on the screen; moves every 15 seconds. */
export const now = createRoot(() => {
  const [value, setValue] = createSignal(Date.now());
  setInterval(() => setValue(Date.now()), TICK_MS);
  // A tab that slept must not show how things stood when it fell asleep.
  document.addEventListener("visibilitychange", () => setValue(Date.now()));
  return value;
});
