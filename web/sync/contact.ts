import type { Clock } from "./ports.ts";

/** How often at most the time of the last contact is written down, in milliseconds. */
const WRITE_EVERY_MS = 60_000;

/** When the server was last heard, in epoch milliseconds: in memory always, in the database now and then. */
export const createContact = (clock: Clock, writtenAt: number, write: (at: number) => void) => {
  let at = writtenAt;
  return {
    at: () => at,
    /** This tab heard the server now, or another did at the given time. */
    heard(heardAt = clock.now()): void {
      at = Math.max(at, heardAt);
      if (at - writtenAt < WRITE_EVERY_MS) return;
      writtenAt = at;
      write(at);
    },
  };
};
