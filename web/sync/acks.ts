import type { Clock } from "./ports.ts";

/**
 * An acknowledgement stands for all before it, so it need not be sent for each: the room waits for none, and lets hundreds be
 * under way. Not all who read along answer in one instant.
 */
const EVERY = 64;
const WITHIN_MS = 2_000;

/**
 * Acknowledges what the room has told and is on the disk here, several numbers at a time: of the feed's rows, of a pad's
 * updates. What is stopped acknowledges nothing more.
 */
export const createAcks = (clock: Clock, random: () => number, send: (number: number) => void) => {
  let due = 0;
  let sent: number | null = null;
  let cancel: (() => void) | null = null;

  const acknowledge = (): void => {
    cancel?.();
    cancel = null;
    sent = due;
    send(due);
  };

  return {
    due(number: number): void {
      due = number;
      sent ??= number - 1;
      if (due - sent >= EVERY) acknowledge();
      else cancel ??= clock.after(WITHIN_MS * (1 - random() / 2), acknowledge);
    },
    stop: (): void => cancel?.(),
  };
};
