import type { Core } from "../core.ts";
import { notDue } from "./due.ts";

/** Lets go of all pads, in memory and in storage: there is no such scope any more. */
export const forgetPads = async (core: Core): Promise<void> => {
  for (const id of await core.ports.padStorage.ids()) {
    const pad = core.pads.of(id);
    await pad.queue.run(async () => {
      pad.copy = null;
      await core.ports.padStorage.remove(id);
      await notDue(core, pad);
    });
  }
};
