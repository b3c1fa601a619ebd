import type { Core } from "../core.ts";
import { closeChannel, closePad } from "./close.ts";
import { type Copy, copyFromClaim, nextVersion } from "./copy.ts";
import { due } from "./due.ts";
import { evictBeyond } from "./evict.ts";
import { localCopy, storeWhole } from "./local.ts";
import type { Pad } from "./pad.ts";
import { changed } from "./rest.ts";

/**
 * The room's copy of a pad, for use on the pad's queue: the one it keeps, or else one that it claims. Null when the
 * conversation is another room's by now, which those who had it open are told. Rejects when the pad cannot be had now.
 */
export const loadPad = async (core: Core, pad: Pad): Promise<Copy | null> => {
  const { state } = core;
  if (!state) throw new Error("the room has no state");
  if (pad.copy?.roomEpoch === state.epoch) return pad.copy;
  const local = await localCopy(core, pad);
  const copy = local?.keeps && local.roomEpoch === state.epoch ? local : await claim(core, pad, local, state.epoch);
  pad.copy = copy;
  if (!copy) closePad(core, pad, "moved");
  // Who is at another version was told less than is kept, or holds what is not.
  for (const it of core.pads.channels.of(pad.id)) {
    if (it.version !== 0 && it.version !== copy?.version) closeChannel(core, it, "behind");
  }
  evictBeyond(core, pad);
  return copy;
};

const claim = async (core: Core, pad: Pad, local: Copy | null, roomEpoch: string): Promise<Copy | null> => {
  const { padHome, padStorage, scope, newId } = core.ports;
  const claimed = await padHome.claim(scope, pad.id, local?.epoch ?? null);
  if (!claimed) return null;
  pad.claims += 1;
  const known = claimed.epoch === local?.epoch ? local : null;
  const copy = copyFromClaim(claimed, known, { roomEpoch, version: versionFrom(newId()) });
  // Nothing of another epoch may be left beside the new one: two histories of one text would double it.
  if (local && !known) await padStorage.remove(pad.id);
  await storeWhole(core, pad, copy);
  // The copy may hold what D1 does not have yet.
  if (known) {
    await due(core, pad);
    changed(core, pad);
  }
  return copy;
};

const versionFrom = (id: string): number => nextVersion(Number.parseInt(id.slice(-8), 16));
