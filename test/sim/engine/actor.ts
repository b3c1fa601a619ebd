import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Something whose memory can vanish on its own: a tab, a room's memory, one request to the Worker. What it has started
 * knows it, over every await and timer, so that killing it ends all of that and nothing else.
 */
export class Actor {
  readonly name: string;
  /** How far its clock is off, in milliseconds. */
  skewMs: number;
  /** What `globalThis.indexedDB` is to it. */
  readonly indexedDB: unknown;
  #isAlive = true;
  #onEnd: (() => void)[] = [];

  constructor(name: string, { skewMs = 0, indexedDB = null }: { skewMs?: number; indexedDB?: unknown } = {}) {
    this.name = name;
    this.skewMs = skewMs;
    this.indexedDB = indexedDB;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  onEnd(run: () => void): void {
    this.#onEnd.push(run);
  }

  /** Everything in its memory is gone. */
  end(): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    for (const run of this.#onEnd) run();
  }

  run<T>(work: () => T): T {
    return actors.run(this, work);
  }

  static get current(): Actor | undefined {
    return actors.getStore();
  }
}

const actors = new AsyncLocalStorage<Actor>();

/** Runs outside of every actor. */
export const outside = <T>(work: () => T): T => actors.exit(work);
