import { LIMITS } from "./limits.ts";

/** The lane of facts; a pad's is the number of its channel. */
export const FACTS = 0;

/** What was sent to a client and not acknowledged. Past the budget the client lags, until half of it is free again. */
export class Unacked {
  /** By lane, what is under way in it and the number up to which its receiver has it when it acknowledges that. */
  readonly #lanes = new Map<number, { to: number; bytes: number }[]>();
  #frames = 0;
  #bytes = 0;
  #laggingSince: number | null = null;

  get isLagging(): boolean {
    return this.#laggingSince !== null;
  }

  /** Whether the client has lagged for too long to be waited for. */
  isLost(now: number): boolean {
    return this.#laggingSince !== null && now - this.#laggingSince >= LIMITS.slowMs;
  }

  add(lane: number, to: number, bytes: number, now: number): void {
    const frames = this.#lanes.get(lane) ?? [];
    this.#lanes.set(lane, frames);
    frames.push({ to, bytes });
    this.#frames += 1;
    this.#bytes += bytes;
    if (this.#share() >= 1) this.#laggingSince ??= now;
  }

  ack(lane: number, upTo: number): void {
    const frames = this.#lanes.get(lane) ?? [];
    const kept = frames.findIndex((it) => it.to > upTo);
    for (const it of frames.splice(0, kept < 0 ? frames.length : kept)) {
      this.#frames -= 1;
      this.#bytes -= it.bytes;
    }
    if (this.#share() <= 0.5) this.#laggingSince = null;
  }

  /** What is under way in a lane no longer counts. */
  forget(lane: number): void {
    this.ack(lane, Infinity);
    this.#lanes.delete(lane);
  }

  #share(): number {
    return Math.max(this.#frames / LIMITS.unackedFrames, this.#bytes / LIMITS.unackedBytes);
  }
}
