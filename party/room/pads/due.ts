import type { Id } from "#shared/ids.ts";
import { type Core, detached } from "../core.ts";
import { LIMITS } from "../limits.ts";
import type { Pad } from "./pad.ts";

/** Marks, in storage, the pads whose copy is to be saved to D1: what a timer was to do, the alarm does after memory went. */
const DUE = "pads/due/";

/** Marks a pad before it changes, so that no change is forgotten. */
export const due = async (core: Core, pad: Pad): Promise<void> => {
  if (pad.due) return;
  const { storage, clock } = core.ports;
  await storage.write(new Map([[DUE + pad.id, true]]));
  const now = clock.now();
  pad.due = { since: now, changedAt: now, changes: 0 };
  detached(core, core.alarm.by(now + LIMITS.unsavedMs));
};

export const notDue = async (core: Core, pad: Pad): Promise<void> => {
  await core.ports.storage.write(new Map([[DUE + pad.id, null]]));
  pad.due = null;
};

/** The marked pads of this room, also those that memory knows nothing of. */
export const duePads = async (core: Core): Promise<Pad[]> => {
  const now = core.ports.clock.now();
  return [...(await core.ports.storage.read(DUE)).keys()].map((key) => {
    const pad = core.pads.of(key.slice(DUE.length) as Id);
    pad.due ??= { since: now, changedAt: now, changes: 0 };
    return pad;
  });
};
