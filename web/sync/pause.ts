/** Lets the browser do what is more urgent. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
