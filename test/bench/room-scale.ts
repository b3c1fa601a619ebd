/**
 * How much of the heap a busy team's room takes: 10,000 conversations, 200 connections of which 20 lag, 300 open pads of
 * 20 kB. Its budget is 32 MB. `npm run bench:room`
 */
import { Crowd } from "../party/room/support/crowd.ts";

const BUDGET = 32e6;

const { gc } = globalThis;
if (!gc) throw new Error("run with --expose-gc");
const taken = (): number => {
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const crowd = new Crowd({ conversations: 10_000, connections: 200, lagging: 20, pads: 300, padBytes: 20_000 });
const before = taken();
const start = performance.now();
await crowd.gather();
const seconds = (performance.now() - start) / 1_000;
const room = taken() - before;
if (crowd.reported.length > 0) throw crowd.reported[0];
console.log(`${(room / 1e6).toFixed(1)} MB with ${crowd.openPads} pads open, filled in ${seconds.toFixed(1)} s`);

const fresh = await crowd.enter();
console.log(`who joins says ${fresh.said} frame and hears ${fresh.frames.join(", ")}`);
const back = await crowd.enter({ ...fresh.position!, seq: fresh.position!.seq - 100 });
console.log(`who comes back 100 rows later hears ${back.frames.join(", ")}`);
console.log(`largest frame: ${crowd.largestFrame} bytes`);
if (room > BUDGET) process.exitCode = 1;
