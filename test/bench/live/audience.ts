/** The sockets of all agents: how many messages each has heard, and what one of them, in the middle, hears when. */
export class Audience {
  readonly #heard: number[] = [];
  readonly #leaving: (() => void)[] = [];
  readonly #watched = new Map<string, () => void>();
  #awaited: { count: number; resolve: () => void } | null = null;

  get size(): number {
    return this.#heard.length;
  }

  /** One more socket; the function is told how many messages came with which frame. */
  seat(): (messages: number, frame: Buffer) => void {
    const place = this.#heard.push(this.#heard.length > 0 ? this.least() : 0) - 1;
    return (messages, frame) => {
      this.#heard[place]! += messages;
      if (place === this.#middle) this.#look(frame);
      if (this.#awaited && this.least() >= this.#awaited.count) this.#awaited.resolve();
    };
  }

  onLeave(close: () => void): void {
    this.#leaving.push(close);
  }

  leave(): void {
    for (const close of this.#leaving) close();
  }

  /** What all of them have heard at least. */
  least(): number {
    return this.#heard.reduce((least, it) => Math.min(least, it), Infinity);
  }

  /** What the one has heard who heard most. */
  most(): number {
    return Math.max(...this.#heard);
  }

  /** Resolves when the agent in the middle has heard a frame with the mark. */
  hears(mark: string): Promise<void> {
    return new Promise((resolve) => this.#watched.set(mark, resolve));
  }

  /** Resolves when all have heard so many messages more than the one who has heard least by now. */
  all(more: number): Promise<void> {
    return new Promise((resolve) => {
      this.#awaited = { count: this.least() + more, resolve };
      if (more <= 0) resolve();
    });
  }

  #look(frame: Buffer): void {
    for (const [mark, resolve] of this.#watched) {
      if (!frame.includes(mark)) continue;
      this.#watched.delete(mark);
      resolve();
    }
  }

  get #middle(): number {
    return Math.floor(this.#heard.length / 2);
  }
}
