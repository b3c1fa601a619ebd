/** How long it may take at most until the browser counts as idle, in milliseconds. */
const PATIENCE_MS = 1_000;

/** Resolves once what is on the screen has been painted and nothing more urgent is to be done. */
export const idle = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no such call.
    if (!("requestIdleCallback" in window)) setTimeout(resolve, PATIENCE_MS / 4);
    else requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
  });

/** Loads something that is not needed for what is on the screen now. */
export const whenIdle = async <T>(load: () => Promise<T>): Promise<T> => {
  await idle();
  return load();
};
