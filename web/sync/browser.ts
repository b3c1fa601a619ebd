import { newId } from "#shared/new-id.ts";
import { browserDevice } from "./browser-device.ts";
import type { Network, Ports } from "./ports.ts";

/** The ports as a browser's page has them, which says itself when it is idle. */
export const browserPorts = (idle: Ports["idle"]): Ports => ({
  idle,
  onKey(pressed, painted) {
    const heard = () => {
      pressed();
      // A task behind the frame's own: by then the frame has been handed to be drawn.
      requestAnimationFrame(() => setTimeout(painted));
    };
    addEventListener("keydown", heard, true);
  },
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
    const whenVisible = () => document.visibilityState === "visible" && listener();
    window.addEventListener("online", listener);
    document.addEventListener("visibilitychange", whenVisible);
    return () => {
      window.removeEventListener("online", listener);
      document.removeEventListener("visibilitychange", whenVisible);
    };
  },
  onOffline: (listener) => heard("offline", listener),
  onLeave: (listener) => heard("pagehide", listener),
});

const heard = (event: "offline" | "pagehide", listener: () => void): (() => void) => {
  window.addEventListener(event, listener);
  return () => window.removeEventListener(event, listener);
};
