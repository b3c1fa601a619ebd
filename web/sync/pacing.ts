import type { Ports } from "./ports.ts";

/** Whoever has pressed a key so recently types, in milliseconds. */
const TYPING_MS = 500;
/** Nothing is kept back for longer, in milliseconds. */
const PATIENCE_MS = 100;

/**
 * When what has arrived may take the browser's time: at once, unless somebody types. Then behind the next keystroke, as far
 * from the one after it as can be, and all that has come until then together.
 */
export const createPacing = ({ clock, onKey }: Pick<Ports, "clock" | "onKey">) => {
  let pressedAt = -Infinity;
  let frame = Promise.withResolvers<void>();
  const stop = onKey(
    () => (pressedAt = clock.now()),
    () => {
      frame.resolve();
      frame = Promise.withResolvers();
    },
  );
  const lull = async (): Promise<void> => {
    if (clock.now() - pressedAt >= TYPING_MS) return;
    clock.after(PATIENCE_MS, frame.resolve);
    await frame.promise;
  };
  return [lull, stop] as const;
};
