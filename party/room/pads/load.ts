import type { Core } from "../core.ts";
import { claimPad } from "./claim.ts";
import { closeChannel, closePad } from "./close.ts";
import type { Copy } from "./copy.ts";
import { evictBeyond } from "./evict.ts";
import { localCopy } from "./local.ts";
import type { Pad } from "./pad.ts";

/**
 * The room's copy of a pad, for use on the pad's queue: the one it keeps, or else one that it claims. Null when the
 * conversation is another room's by now, which those who had it open are told. Rejects when the pad cannot be had now.
 */
export const loadPad = async (core: Core, pad: Pad): Promise<Copy | null> => {
  const { state } = core;
  if (!state) throw new Error("the room has no state");
  if (pad.copy?.roomEpoch === state.epoch) return pad.copy;
  const local = await localCopy(core, pad);
  const copy = local?.keeps && local.roomEpoch === state.epoch ? local : await claimPad(core, pad, local, state.epoch);
  pad.copy = copy;
  if (!copy) closePad(core, pad, "moved");
  // Who is at another version was told less than is kept, or holds what is not.
  for (const it of core.pads.channels.of(pad.id)) {
    if (it.version !== 0 && it.version !== copy?.version) closeChannel(core, it, "behind");
  }
  evictBeyond(core, pad);
  return copy;
};
