const SCRIPT = "/service-worker.js";
/** How often a page that stays open all day asks for a new version, in milliseconds. */
const CHECK_MS = 60 * 60_000;

/**
 * Lets the app open without a network, and says when a new version waits. Does nothing where service workers are not to
 * be had, and in development.
 */
export const registerServiceWorker = async (onNewVersion: () => void): Promise<void> => {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Refused by the browser's settings: the app works all the same, but needs a network to open.
  const registration = await navigator.serviceWorker.register(SCRIPT).catch(() => null);
  if (!registration) return;
  const isReplacement = () => navigator.serviceWorker.controller !== null;
  if (registration.waiting && isReplacement()) onNewVersion();
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => {
      if (next.state === "installed" && isReplacement()) onNewVersion();
    });
  });
  setInterval(() => void registration.update().catch(() => undefined), CHECK_MS);
};

/** Asks for the new version now: there must be one. */
export const lookForNewVersion = async (): Promise<void> => {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => undefined);
};

/** Loads the page anew, in the version that the server has now. */
export const reloadIntoNewVersion = async (): Promise<void> => {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => undefined);
  const next = registration?.waiting ?? registration?.installing;
  if (!next) return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  next.postMessage("activate");
};
