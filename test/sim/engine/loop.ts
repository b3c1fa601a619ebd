// The process' own, whatever stands in its place globally.
import { setImmediate } from "node:timers";
import { Actor, outside } from "./actor.ts";

type Task = { at: number; order: number; run: (() => void) | null };

/** Gives back what cancels it. */
export type Cancel = () => void;

/**
 * The event loop of a run: virtual time in milliseconds, tasks in order of time. Between two tasks all that is ready
 * to go on has gone on, so that nothing depends on how fast the machine is.
 */
export class Loop {
  #now: number;
  #heap: Task[] = [];
  #order = 0;

  constructor(startsAt: number) {
    this.#now = startsAt;
  }

  get now(): number {
    return this.#now;
  }

  /** Runs the work after a while in the actor that asks, unless that has ended by then. */
  after(ms: number, work: () => void): Cancel {
    const actor = Actor.current;
    return this.always(ms, actor ? () => actor.isAlive && actor.run(work) : work);
  }

  /** Runs the work after a while, whatever becomes of who asks. */
  always(ms: number, work: () => void): Cancel {
    const task: Task = { at: this.#now + Math.max(0, ms), order: this.#order++, run: work };
    push(this.#heap, task);
    return () => void (task.run = null);
  }

  /** Plays what is due up to the time given; `onStep` after every task. */
  async playUntil(at: number, onStep: () => void): Promise<void> {
    await outside(async () => {
      for (;;) {
        const next = this.#heap[0];
        if (!next || next.at > at) break;
        pop(this.#heap);
        if (!next.run) continue;
        this.#now = Math.max(this.#now, next.at);
        outside(next.run);
        await new Promise((resolve) => setImmediate(resolve));
        onStep();
      }
      this.#now = Math.max(this.#now, at);
    });
  }
}

const isBefore = (one: Task, other: Task): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

const push = (heap: Task[], task: Task): void => {
  let at = heap.push(task) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(task, heap[parent] as Task)) break;
    heap[at] = heap[parent] as Task;
    at = parent;
  }
  heap[at] = task;
};

const pop = (heap: Task[]): void => {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1] as Task, heap[child] as Task)) child += 1;
    if (!isBefore(heap[child] as Task, last)) break;
    heap[at] = heap[child] as Task;
    at = child;
  }
  heap[at] = last;
};
