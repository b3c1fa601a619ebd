import type { Clock } from "./ports.ts";

/** Whoever has pressed a key so recently types, in milliseconds. */
const TYPING_MS = 500;
/** Nothing is kept back for longer, in milliseconds. */
const PATIENCE_MS = 100;

export type Keys = {
  /** Calls when a key is pressed. */
  onPressed: (listener: () => void) => void;
  /** Calls when what a pressed key did has been painted. */
  onPainted: (listener: () => void) => void;
};

/**
 * When what has arrived may take the browser's time: at once, unless somebody types. Then behind the next keystroke, as far
 * from the one after it as can be, and all that has come until then together.
 */
export const createLull = (clock: Clock, keys: Keys): (() => Promise<void>) => {
  let pressedAt = -Infinity;
  let next: Promise<void> | null = null;
  let begin = (): void => {};

  const untilPainted = (): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.after(PATIENCE_MS, () => begin());
      begin = () => {
        cancel();
        next = null;
        resolve();
      };
    });

  keys.onPressed(() => (pressedAt = clock.now()));
  keys.onPainted(() => begin());
  return async () => {
    if (clock.now() - pressedAt < TYPING_MS) await (next ??= untilPainted());
  };
};
