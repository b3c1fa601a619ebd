import { type Look, NOWHERE } from "./tab-message.ts";
import type { Clock } from "./ports.ts";

/** Rooms forget that someone types after 6 seconds, unless they hear it again (SPEC.md, P23). */
const SAY_AGAIN_MS = 4_000;

/** Where this tab looks. `say` is told whenever that changes, and again for as long as one types. */
export const createLooking = (clock: Clock, say: (look: Look) => void) => {
  let look = NOWHERE;
  let cancel = (): void => {};

  const repeat = (): void => {
    cancel();
    say(look);
    if (look.isTyping) cancel = clock.after(SAY_AGAIN_MS, repeat);
  };

  return {
    set(next: Look): void {
      look = next;
      repeat();
    },
    /** Somebody new listens. */
    repeat,
    stop: (): void => cancel(),
  };
};
