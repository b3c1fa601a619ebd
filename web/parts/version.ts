import { createSignal } from "solid-js";
import { registerServiceWorker } from "../pwa.ts";

const [isNewVersionWaiting, setIsNewVersionWaiting] = createSignal(false);

/** A newer version of the app has been fetched and takes over when the page is loaded anew. */
export { isNewVersionWaiting };

export const watchVersion = (): void => void registerServiceWorker(() => setIsNewVersionWaiting(true));
