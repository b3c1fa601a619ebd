import type { SavedPad } from "#shared/protocol/pad-home.ts";
import type { Core } from "../core.ts";
import { closePad } from "./close.ts";
import { savedFrom } from "./copy.ts";
import { notDue } from "./due.ts";
import { localCopy } from "./local.ts";
import type { Pad } from "./pad.ts";

/** A pad as it was kept at a moment, to be saved while people write on. */
type Snapshot = { saved: SavedPad; keeps: boolean; changes: number; claims: number };

/**
 * Saves what the room has of a pad to D1. A pad that has become another room's is forgotten. When it cannot be saved now
 * it stays due, and the alarm tries again.
 */
export const savePad = async (core: Core, pad: Pad): Promise<void> => {
  if (pad.isSaving || !pad.due) return;
  pad.isSaving = true;
  // What changes from now on, or fails now, has its time again.
  pad.due.since = core.ports.clock.now();
  try {
    const snapshot = await pad.queue.run(() => snapshotOf(core, pad));
    const isOurs = !!snapshot && (await core.ports.padHome.save(core.ports.scope, pad.id, snapshot.saved));
    await pad.queue.run(() => (isOurs ? saved(core, pad, snapshot) : notOurs(core, pad, snapshot)));
  } finally {
    pad.isSaving = false;
  }
};

const snapshotOf = async (core: Core, pad: Pad): Promise<Snapshot | null> => {
  const copy = await localCopy(core, pad);
  if (!copy) return null;
  return { saved: savedFrom(copy), keeps: copy.keeps, changes: pad.due?.changes ?? 0, claims: pad.claims };
};

/** A sealed copy stays until D1 says that another room has the pad: the one that asked for it may have failed. */
const saved = async (core: Core, pad: Pad, { keeps, changes }: Snapshot): Promise<void> => {
  if (!keeps || pad.due?.changes !== changes) return;
  // From now on nobody looks, after the room's memory went, whether readers are where they should be.
  core.pads.channels.keepAll(pad.id);
  await notDue(core, pad);
};

const notOurs = async (core: Core, pad: Pad, snapshot: Snapshot | null): Promise<void> => {
  // Claimed again meanwhile: it is ours after all.
  if (snapshot && snapshot.claims !== pad.claims) return;
  if (snapshot) await core.ports.padStorage.remove(pad.id);
  await notDue(core, pad);
  pad.copy = null;
  closePad(core, pad, "moved");
};
