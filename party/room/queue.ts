/** Runs jobs one after the other, in the order in which they came. A job's failure is its caller's alone. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();
  #jobs = 0;

  get isIdle(): boolean {
    return this.#jobs === 0;
  }

  run<T>(job: () => Promise<T>): Promise<T> {
    this.#jobs += 1;
    const done = this.#last.then(job).finally(() => (this.#jobs -= 1));
    this.#last = done.catch(() => {});
    return done;
  }
}
