import type { Clock } from "./ports.ts";

const PING_EVERY_MS = 20_000;
const ANSWER_WITHIN_MS = 10_000;

/** Notices a connection that died without saying so: asks from time to time, and expects to hear something. */
export const createPulse = ({ clock, ping, onSilence }: { clock: Clock; ping: () => void; onSilence: () => void }) => {
  let cancel = (): void => {};

  const expect = (): void => {
    cancel();
    cancel = clock.after(ANSWER_WITHIN_MS, onSilence);
  };

  const check = (): void => {
    ping();
    expect();
  };

  return {
    /** After the hello, whose answer is expected. */
    start: expect,
    /** Anything heard is a sign of life. */
    heard(): void {
      cancel();
      cancel = clock.after(PING_EVERY_MS, check);
    },
    check,
    stop: (): void => cancel(),
  };
};
