import type { BrowserContext, Page } from "playwright-core";

declare global {
  interface Window {
    /** Resolves with `performance.now()` once what the selector finds is on the screen. */
    whenPainted: (selector: string, text?: string) => Promise<number>;
    /** Resolves with `performance.now()` once the next frame has been drawn. */
    nextFrame: () => Promise<number>;
  }
}

/** Gives every page of the context the means to say when something was painted. */
export const tellPaints = (context: BrowserContext | Page): Promise<unknown> =>
  context.addInitScript(() => {
    // A task behind the frame's own: by then the frame has been handed to be drawn.
    window.nextFrame = () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        }),
      );
    window.whenPainted = (selector, text = "") =>
      new Promise((resolve) => {
        const isThere = () => [...document.querySelectorAll(selector)].some((it) => it.textContent.includes(text));
        const look = () => {
          if (!isThere()) return;
          observer.disconnect();
          void window.nextFrame().then(resolve);
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, characterData: true });
        look();
      });
  });
