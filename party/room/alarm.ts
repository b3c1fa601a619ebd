import type { Clock } from "./ports.ts";

/** The room's one alarm, set to whatever is due first. */
export class Alarm {
  readonly #clock: Clock;
  #at: number | null = null;
  /** Memory may be younger than the alarm: the first look finds one that is set. */
  #look: Promise<void> | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Makes sure that the room wakes at a time, or earlier. */
  async by(at: number): Promise<void> {
    this.#look ??= this.#clock.getAlarm().then((set) => void (this.#at = set));
    await this.#look;
    // One that should have rung is lost: a host may forget its alarms when it is stopped.
    if (this.#at !== null && this.#at >= this.#clock.now() && this.#at <= at) return;
    this.#at = at;
    await this.#clock.setAlarm(at);
  }

  rang(): void {
    this.#at = null;
  }
}
