import type { Core } from "../core.ts";
import { duePads } from "./due.ts";
import { savePad } from "./save.ts";

/** Saves what is due and has no timer, because it failed or the room's memory went. True when something is due still. */
export const tendPads = async (core: Core): Promise<boolean> => {
  for (const pad of await duePads(core)) {
    if (!pad.isTimed) await savePad(core, pad).catch(core.ports.report);
    core.pads.release(pad);
  }
  return (await duePads(core)).length > 0;
};
