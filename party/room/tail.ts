import type { LogRow } from "#shared/protocol/fact.ts";
import { LIMITS } from "./limits.ts";

/** The last rows of the log, kept in memory so that most replays need no look at the feed. Without gaps. */
export class Tail {
  #rows: { row: LogRow; bytes: number }[] = [];
  #bytes = 0;
  /** The row before the first one kept. */
  #from = 0;

  /** Empties the tail, which goes on after the row given. */
  restart(seq: number): void {
    this.#rows = [];
    this.#bytes = 0;
    this.#from = seq;
  }

  push(row: LogRow): void {
    this.#add(row, "end");
    while (this.#isFull()) this.#dropFirst();
  }

  /** Takes older rows in, oldest first, if they reach up to those that are kept, and as many as there is room for. */
  extendBack(rows: readonly LogRow[]): void {
    for (const row of rows.toReversed()) {
      if (this.#isFull()) return;
      if (row.seq === this.#from) this.#add(row, "start");
    }
  }

  /** At most `limit` rows after a cursor, or null when they are no longer kept. */
  after(seq: number, limit: number): LogRow[] | null {
    if (seq < this.#from) return null;
    const at = seq - this.#from;
    return this.#rows.slice(at, at + limit).map((it) => it.row);
  }

  #isFull(): boolean {
    return this.#rows.length > LIMITS.tailRows || this.#bytes > LIMITS.tailBytes;
  }

  #add(row: LogRow, end: "start" | "end"): void {
    const kept = { row, bytes: JSON.stringify(row).length };
    this.#bytes += kept.bytes;
    if (end === "end") this.#rows.push(kept);
    else {
      this.#rows.unshift(kept);
      this.#from -= 1;
    }
  }

  #dropFirst(): void {
    const first = this.#rows.shift();
    if (!first) return;
    this.#bytes -= first.bytes;
    this.#from = first.row.seq;
  }
}
