import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../../../party/room/ports.ts";

/** Time that passes when a test says so. */
export class ManualClock implements Clock {
  readonly timers: { at: number; run: () => void }[] = [];
  alarmAt: number | null = null;
  onAlarm: () => Promise<void> = async () => {};
  #now = Date.UTC(2026, 10, 21);

  now = (): number => this.#now;

  getAlarm = async (): Promise<number | null> => this.alarmAt;

  setAlarm = async (at: number): Promise<void> => {
    this.alarmAt = at;
  };

  after = (ms: number, run: () => void): void => {
    this.timers.push({ at: this.#now + ms, run });
  };

  /** Lets time pass, and what becomes due happen in its order. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (let due = this.#nextDue(until); due !== null; due = this.#nextDue(until)) {
      this.#now = Math.max(this.#now, due);
      await this.#ring();
      for (let turn = 0; turn < 3; turn += 1) await setImmediate();
    }
    this.#now = until;
  }

  async #ring(): Promise<void> {
    const at = this.timers.findIndex((it) => it.at <= this.#now);
    if (at >= 0) return this.timers.splice(at, 1)[0]?.run();
    this.alarmAt = null;
    await this.onAlarm();
  }

  #nextDue(until: number): number | null {
    const due = [...this.timers.map((it) => it.at), ...(this.alarmAt === null ? [] : [this.alarmAt])];
    const first = Math.min(...due);
    return first <= until ? first : null;
  }
}
