import { type Accessor, createEffect, on, onCleanup } from "solid-js";

/** Under load the number changes with every message, and each time the browser has to be told. In milliseconds. */
const EVERY_MS = 250;

/** Shows in the window's title how many messages wait unread. */
export const createTitle = (unread: Accessor<number>): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    timer = undefined;
    document.title = unread() > 0 ? `(${unread()}) Prosa` : "Prosa";
  };
  createEffect(on(unread, () => (timer ??= setTimeout(show, EVERY_MS))));
  onCleanup(() => {
    clearTimeout(timer);
    document.title = "Prosa";
  });
};
