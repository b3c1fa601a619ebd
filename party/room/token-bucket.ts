/** How much a client may ask for: a burst at once, then so much a second. */
export class TokenBucket {
  #tokens: number;
  #at: number;
  readonly #size: number;
  readonly #perSecond: number;

  constructor(size: number, perSecond: number, now: number) {
    this.#size = size;
    this.#perSecond = perSecond;
    this.#tokens = size;
    this.#at = now;
  }

  take(cost: number, now: number): boolean {
    this.#tokens = Math.min(this.#size, this.#tokens + ((now - this.#at) / 1_000) * this.#perSecond);
    this.#at = now;
    if (this.#tokens < cost) return false;
    this.#tokens -= cost;
    return true;
  }
}
