import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { MAX_FRAME_BYTES } from "#shared/protocol/codec.ts";
import type { Figure, Tell } from "../benchmark.ts";
import type { RoomReport } from "./room-main.ts";

const BUDGET_MB = 32;

/** The heap of a busy team's room, and the longest frame that anybody in it is sent. */
export const roomFigures = async (tell: Tell): Promise<Figure[]> => {
  tell("a room with 10,000 conversations, 300 pads and 200 connections is filled");
  const child = fork(join(import.meta.dirname, "room-main.ts"), { execArgv: ["--expose-gc"] });
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the room's process ended")));
  const [report] = (await Promise.race([once(child, "message"), ended])) as [RoomReport];
  ended.catch(() => {});
  if (report.pads !== 300) throw new Error(`${report.pads} pads were open`);
  return [
    {
      what: "a room: 10,000 conversations, 300 open pads of 20 kB, 200 connections of which 20 lag",
      unit: "MB",
      ours: report.bytes / 1e6,
      limit: { of: "value", atMost: BUDGET_MB },
    },
    {
      what: "its largest frame",
      unit: "bytes",
      ours: report.largestFrame,
      limit: { of: "value", atMost: MAX_FRAME_BYTES },
    },
  ];
};
