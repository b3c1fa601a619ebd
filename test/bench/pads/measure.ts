import { setImmediate as turn, setTimeout as pause } from "node:timers/promises";
import type { Address } from "./address.ts";
import type { Mark } from "./marks.ts";
import { instant, type Readers } from "./readers.ts";
import { Writer } from "./writer.ts";

/** What one round gives. Times in milliseconds. */
export type Measured = {
  /** Of each edit, from its writer's socket to the last reader. */
  latencies: number[];
  editsPerSecond: number;
  catchUp: number;
};

const SLOW_EDITS = 60;
const BREATH_MS = 10;
const FAST_EDITS = 1_000;
const EDITS_A_TURN = 10;
const OFFLINE_EDITS = 1_000;

/**
 * Two people write in a fresh document of so many bytes, and the readers have all of it: edits one at a time; then a
 * thousand as fast as they can be made; then a thousand that one of them made offline.
 * @param address where the document is, as the n-th person opens it
 */
export const measure = async (
  address: (n: number) => Promise<Address>,
  { bytes, readers, count }: { bytes: number; readers: Readers; count: number },
): Promise<Measured> => {
  const [ana, bruno] = [new Writer("A"), new Writer("B")];
  await ana.connect(await address(0));
  ana.fill(bytes);
  const filled = ana.type();
  await bruno.connect(await address(1));
  await bruno.has(filled);
  await readers.open(await Promise.all(Array.from({ length: count }, (_, n) => address(n + 2))));
  const latencies = await oneByOne(readers, [ana, bruno]);
  const editsPerSecond = await atOnce(readers, [ana, bruno]);
  ana.hangUp();
  let last: Mark = "";
  for (let n = 0; n < OFFLINE_EDITS; n += 1) last = ana.type();
  const back = await address(0);
  const start = instant();
  const [catchUp] = await Promise.all([readers.have(last).then((at) => at - start), ana.connect(back)]);
  ana.hangUp();
  bruno.hangUp();
  await readers.close();
  return { latencies, editsPerSecond, catchUp };
};

const oneByOne = async (readers: Readers, writers: readonly [Writer, Writer]): Promise<number[]> => {
  const latencies: number[] = [];
  for (let n = 0; n < SLOW_EDITS; n += 1) {
    await pause(BREATH_MS);
    const start = instant();
    const mark = writers[n % 2]!.type();
    latencies.push((await readers.have(mark)) - start);
  }
  return latencies;
};

const atOnce = async (readers: Readers, writers: readonly [Writer, Writer]): Promise<number> => {
  const last: Mark[] = [];
  const start = instant();
  for (let n = 0; n < FAST_EDITS; n += 1) {
    last[n % 2] = writers[n % 2]!.type();
    // The sockets send, and hear, what there is.
    if (n % EDITS_A_TURN === 0) await turn();
  }
  const times: number[] = [];
  for (const it of last) times.push(await readers.have(it));
  return FAST_EDITS / ((Math.max(...times) - start) / 1_000);
};
