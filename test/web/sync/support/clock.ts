import type { Clock } from "../../../../web/sync/ports.ts";

export type FakeClock = Clock & { advance: (ms: number) => void };

/** A clock that stands still until it is told otherwise. */
export const createClock = (start = Date.UTC(2026, 10, 21, 9)): FakeClock => {
  let now = start;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => (timers = timers.filter((it) => it !== timer));
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = timers.filter((it) => it.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((it) => it !== due);
        now = Math.max(now, due.at);
        due.run();
      }
      now = end;
    },
  };
};
