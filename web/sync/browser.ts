import { newId } from "#shared/new-id.ts";
import { browserDevice } from "./browser-device.ts";
import type { Network, Ports } from "./ports.ts";

/** The ports as a browser's page has them, which says itself when it is idle. */
export const browserPorts = (idle: Ports["idle"]): Ports => ({
  idle,
  onKey: (pressed, painted) =>
    heard("keydown", () => {
      pressed();
      // A task behind the frame's own: by then the frame has been handed to be drawn.
      requestAnimationFrame(() => setTimeout(painted));
    }),
  clock: {
    now: Date.now,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  },
  newId,
  random: Math.random,
  network: browserNetwork(),
  device: browserDevice(),
  locks: navigator.locks,
  openChannel: (name) => new BroadcastChannel(name),
});

const browserNetwork = (): Network => ({
  fetch: (...args) => fetch(...args),
  upload: async (request) => (await import("./media/xhr.ts")).xhrUpload(request),
  WebSocket,
  // The spread keeps a team's clients from coming back in the same instant after a deploy.
  reconnectMs: { min: 1_000 + Math.random() * 1_000, max: 15_000 + Math.random() * 5_000 },
  isOnline: () => navigator.onLine,
  onWake(listener) {
    const ends = [heard("online", listener), heard("visibilitychange", () => !document.hidden && listener())];
    return () => ends.forEach((it) => it());
  },
  onOffline: (listener) => heard("offline", listener),
  onLeave: (listener) => heard("pagehide", listener),
});

/** Hears it before any element does, which may keep it to itself. */
const heard = (event: "online" | "offline" | "pagehide" | "visibilitychange" | "keydown", listener: () => unknown) => {
  addEventListener(event, listener, true);
  return () => removeEventListener(event, listener, true);
};
