import type { Core } from "../core.ts";
import { type Copy, copyOf, stateOf } from "./copy.ts";
import { pack, unpack } from "./packed.ts";
import type { Pad } from "./pad.ts";

/** What the room keeps of a pad: its copy in memory, else the one in storage. Null for nothing, or nothing that can be read. */
export const localCopy = async (core: Core, pad: Pad): Promise<Copy | null> => {
  if (pad.copy) return pad.copy;
  const stored = await core.ports.padStorage.load(pad.id);
  if (!stored) return null;
  try {
    return copyOf(unpack(stored.meta), stored.updates);
  } catch (error) {
    core.ports.report(error);
    return null;
  }
};

/** Keeps the pad as one state. */
export const storeWhole = async (core: Core, pad: Pad, copy: Copy): Promise<void> => {
  const state = stateOf(copy);
  await core.ports.padStorage.compact(pad.id, pack(copy), state.length > EMPTY ? state : null);
  copy.bytes = state.length;
  copy.loose = { updates: 0, bytes: 0 };
};

/** How many bytes Yjs needs to say nothing. */
export const EMPTY = 2;
