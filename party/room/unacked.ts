import { LIMITS } from "./limits.ts";

/** What was sent to a client and not acknowledged. Past the budget the client lags, until half of it is free again. */
export class Unacked {
  #frames: { to: number; bytes: number }[] = [];
  #bytes = 0;
  #laggingSince: number | null = null;

  get isLagging(): boolean {
    return this.#laggingSince !== null;
  }

  /** Whether the client has lagged for too long to be waited for. */
  isLost(now: number): boolean {
    return this.#laggingSince !== null && now - this.#laggingSince >= LIMITS.slowMs;
  }

  add(to: number, bytes: number, now: number): void {
    this.#frames.push({ to, bytes });
    this.#bytes += bytes;
    if (this.#share() >= 1) this.#laggingSince ??= now;
  }

  ack(seq: number): void {
    const kept = this.#frames.findIndex((it) => it.to > seq);
    for (const it of this.#frames.splice(0, kept < 0 ? this.#frames.length : kept)) this.#bytes -= it.bytes;
    if (this.#share() <= 0.5) this.#laggingSince = null;
  }

  #share(): number {
    return Math.max(this.#frames.length / LIMITS.unackedFrames, this.#bytes / LIMITS.unackedBytes);
  }
}
