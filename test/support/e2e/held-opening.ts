import type { Page } from "playwright-core";

declare global {
  interface Window {
    goOn: () => void;
  }
}

/** Has the page, once it is loaded, read no more of the copy than its first rows, until `goOn` is called in it. */
export const holdOpening = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const request = navigator.locks.request.bind(navigator.locks);
    const { promise, resolve } = Promise.withResolvers<void>();
    const held = (...asked: Parameters<typeof request>) => promise.then(() => request(...asked));
    Object.assign(navigator.locks, { request: held });
    window.goOn = resolve;
  });
