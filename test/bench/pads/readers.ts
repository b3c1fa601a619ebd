import { fork } from "node:child_process";
import { join } from "node:path";
import type { Address } from "./address.ts";
import type { Mark } from "./marks.ts";
import type { Order, Report } from "./readers-main.ts";

/** Milliseconds since an instant that processes share. */
export const instant = (): number => performance.timeOrigin + performance.now();

/** Those who read along, in a process of their own. */
export class Readers {
  readonly #child = fork(join(import.meta.dirname, "readers-main.ts"));
  readonly #seen = new Map<Mark, number>();
  #waitingFor: { what: Mark | "opened" | "closed"; resolve: (at: number) => void } | null = null;

  constructor() {
    this.#child.on("message", (report: Report) => {
      if (typeof report === "object") this.#seen.set(report.mark, report.at);
      const what = typeof report === "object" ? report.mark : report;
      if (this.#waitingFor?.what === what) this.#waitingFor.resolve(typeof report === "object" ? report.at : 0);
    });
    this.#child.once("exit", (code) => {
      if (code) throw new Error(`the readers' process ended with ${code}`);
    });
  }

  /** Opens a document once for each address. */
  async open(addresses: readonly Address[]): Promise<void> {
    this.#seen.clear();
    await this.#ordered({ open: addresses }, "opened");
  }

  /** When the last of them got an edit, as `instant` says it. */
  have(mark: Mark): Promise<number> {
    const at = this.#seen.get(mark);
    return at === undefined ? this.#told(mark) : Promise.resolve(at);
  }

  async close(): Promise<void> {
    await this.#ordered("close", "closed");
  }

  stop(): void {
    this.#child.disconnect();
  }

  #ordered(order: Order, what: "opened" | "closed"): Promise<number> {
    const told = this.#told(what);
    this.#child.send(order);
    return told;
  }

  #told(what: Mark | "opened" | "closed"): Promise<number> {
    return new Promise((resolve) => (this.#waitingFor = { what, resolve }));
  }
}
