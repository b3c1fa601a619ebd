import { encodeFrame } from "#shared/protocol/codec.ts";
import type { PadRefusal } from "#shared/protocol/pad-frames.ts";
import type { Core } from "../core.ts";
import { refuse } from "../leave.ts";
import { LIMITS } from "../limits.ts";
import type { Incoming } from "./pad.ts";

/** Tells a writer that an update was not taken. It costs them dearly, unless it is not their fault. */
export const nack = (core: Core, { channel, number }: Incoming, reason: PadRefusal): void => {
  const { session } = channel;
  if (!core.pads.channels.isOpen(channel)) return;
  session.send(encodeFrame({ type: "pad_nack", channel: channel.number, number, reason }));
  const cost = reason === "unavailable" ? 0 : LIMITS.refusedUpdateFrames - 1;
  if (!session.spend(cost, core.ports.clock.now())) refuse(core, session, "flood");
};
