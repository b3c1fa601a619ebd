import type { Benchmark } from "../benchmark.ts";
import { roomFigures } from "./room.ts";

export const memory: Benchmark = {
  name: "memory",
  how: `The heap and the buffers that a busy team's room takes after garbage collection, in a process in which the room is all
    that JavaScript holds: 10,000 conversations, 300 open pads of 20 kB that three people wrote, 200 connections of which 20 have
    stopped acknowledging. And the largest frame that it sends, of which hosts cut what is too long.`,
  run: roomFigures,
};
