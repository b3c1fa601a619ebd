import { type Core, detached } from "../core.ts";
import { LIMITS } from "../limits.ts";
import type { Pad } from "./pad.ts";
import { savePad } from "./save.ts";

/** A pad that is marked as due has changed: it is saved when it has rested, and in any case after a while. */
export const changed = (core: Core, pad: Pad): void => {
  if (!pad.due) return;
  pad.due.changedAt = core.ports.clock.now();
  pad.due.changes += 1;
  saveRested(core, pad);
};

const saveRested = (core: Core, pad: Pad): void => {
  if (pad.isTimed || !pad.due) return;
  const { clock } = core.ports;
  const { changedAt, since } = pad.due;
  const now = clock.now();
  const at = pad.isSaving ? now + LIMITS.restMs : Math.min(changedAt + LIMITS.restMs, since + LIMITS.unsavedMs);
  if (at <= now) return detached(core, savePad(core, pad));
  pad.isTimed = true;
  clock.after(at - now, () => {
    pad.isTimed = false;
    saveRested(core, pad);
  });
};
