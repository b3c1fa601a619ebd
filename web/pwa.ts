const SCRIPT = "/service-worker.js";

/** Lets the app open without a network. Does nothing where service workers are not to be had, and in development. */
export const registerServiceWorker = (): void => {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Refused by the browser's settings: the app works all the same, but needs a network to open.
  navigator.serviceWorker.register(SCRIPT).catch(() => undefined);
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
