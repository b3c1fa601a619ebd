import { type Core, detached } from "../core.ts";
import { closeChannel } from "./close.ts";
import { duePads } from "./due.ts";
import { loadPad } from "./load.ts";

/**
 * Takes up, after memory was lost, what sessions have open. What was being opened never will be; and a pad that changed
 * lately may hold what its readers were not told.
 */
export const wakePads = async (core: Core): Promise<void> => {
  const { channels } = core.pads;
  const recent = await duePads(core);
  for (const { session } of core.sessions.entered()) {
    channels.restore(session);
    for (const it of session.channels.values()) if (it.version === 0) closeChannel(core, it, "behind");
  }
  if (!core.state) return;
  for (const pad of recent) {
    if (channels.of(pad.id).length > 0)
      detached(
        core,
        pad.queue.run(() => loadPad(core, pad)),
      );
  }
};
