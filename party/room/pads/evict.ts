import type { Core } from "../core.ts";
import { LIMITS } from "../limits.ts";
import { memoryOf } from "./copy.ts";
import { storeWhole } from "./local.ts";
import type { Pad } from "./pad.ts";
import { savePad } from "./save.ts";

/**
 * Lets go of the documents that were used least recently until no more are loaded, and take no more memory, than may be.
 * Those who have such a pad open do not notice: it is loaded when it is needed. The one given stays.
 */
export const evictBeyond = (core: Core, needed: Pad): void => {
  const loaded = core.pads.loaded();
  let count = loaded.length;
  let bytes = loaded.reduce((sum, { copy }) => sum + (copy ? memoryOf(copy) : 0), 0);
  for (const pad of loaded) {
    if (count <= LIMITS.loadedPads && bytes <= LIMITS.loadedBytes) return;
    if (pad === needed || !pad.copy) continue;
    count -= 1;
    bytes -= memoryOf(pad.copy);
    void evict(core, pad);
  }
};

const evict = async (core: Core, pad: Pad): Promise<void> => {
  try {
    const saved = savePad(core, pad);
    await pad.queue.run(async () => {
      const { copy } = pad;
      pad.copy = null;
      if (copy && copy.loose.updates > 0) await storeWhole(core, pad, copy);
    });
    await saved;
  } catch (error) {
    // Its updates are kept one by one as well.
    core.ports.report(error);
  }
  core.pads.release(pad);
};
