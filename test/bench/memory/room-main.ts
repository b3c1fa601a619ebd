/** The process in which a room's heap is measured, see `room.ts`: nothing else is in it. */
import { Crowd } from "../../party/room/support/crowd.ts";

export type RoomReport = { bytes: number; largestFrame: number; pads: number };

const { gc } = globalThis;
if (!gc) throw new Error("run with --expose-gc");
const taken = (): number => {
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const crowd = new Crowd({ conversations: 10_000, connections: 200, lagging: 20, pads: 300, padBytes: 20_000 });
const before = taken();
await crowd.gather();
const bytes = taken() - before;
// Who joins gets the longest frame: the whole list.
await crowd.enter();
if (crowd.reported.length > 0) throw crowd.reported[0];
process.send?.({ bytes, largestFrame: crowd.largestFrame, pads: crowd.openPads } satisfies RoomReport);
