import type { Clock } from "./ports.ts";

/** The room's one alarm, set to whatever is due first. */
export class Alarm {
  readonly #clock: Clock;
  /** Undefined while this memory has not looked. */
  #at: number | null | undefined = undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Makes sure that the room wakes at a time, or earlier. */
  async by(at: number): Promise<void> {
    if (this.#at === undefined) this.#at = await this.#clock.getAlarm();
    // One that should have rung is lost: a host may forget its alarms when it is stopped.
    const isAhead = typeof this.#at === "number" && this.#at >= this.#clock.now();
    if (isAhead && this.#at! <= at) return;
    this.#at = at;
    await this.#clock.setAlarm(at);
  }

  rang(): void {
    this.#at = null;
  }
}
