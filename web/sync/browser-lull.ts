import { browserClock } from "./browser-clock.ts";
import { createLull } from "./lull.ts";

/** The lull as a browser's page has it. */
export const browserLull = createLull(browserClock, {
  onPressed: (listener) => addEventListener("keydown", listener, true),
  // A task behind the frame's own: by then the frame has been handed to be drawn.
  onPainted: (listener) => addEventListener("keydown", () => requestAnimationFrame(() => setTimeout(listener)), true),
});
