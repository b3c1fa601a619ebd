/** The process of the readers, see `readers.ts`: it opens a document as often as it is told, and says when all have a mark. */
import * as Y from "yjs";
import type { Address } from "./address.ts";
import { openDocument, type PadConnection } from "./connection.ts";
import { type Mark, marksIn } from "./marks.ts";

export type Order = { open: readonly Address[] } | "close";
export type Report = "opened" | "closed" | { mark: Mark; at: number };

/** One of so many keeps a copy, as a client does; the others only look what has come. */
const COPY_EVERY = 10;

let readers: PadConnection[] = [];
let seen = new Map<Mark, number>();

const report = (it: Report): void => void process.send?.(it);

const open = async (addresses: readonly Address[]): Promise<void> => {
  seen = new Map();
  readers = await Promise.all(addresses.map((it, n) => openDocument(it, null, listener(n, addresses.length))));
  report("opened");
};

const listener = (n: number, all: number): ((update: Uint8Array) => void) => {
  const doc = n % COPY_EVERY === 0 ? new Y.Doc() : null;
  return (update) => {
    if (doc) Y.applyUpdate(doc, update);
    for (const mark of marksIn(update)) {
      const count = (seen.get(mark) ?? 0) + 1;
      seen.set(mark, count);
      if (count === all) report({ mark, at: performance.timeOrigin + performance.now() });
    }
  };
};

const close = (): void => {
  for (const it of readers) it.close();
  report("closed");
};

process.on("message", (order: Order) => (order === "close" ? close() : void open(order.open)));
process.once("disconnect", () => process.exit());
