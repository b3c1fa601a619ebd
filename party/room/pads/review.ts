import type { Id } from "#shared/ids.ts";
import { type Core, detached } from "../core.ts";
import { seesIn } from "../visibility.ts";
import { closeChannel } from "./close.ts";
import { loadPad } from "./load.ts";
import { savePad } from "./save.ts";

/**
 * After a change of sight, of the given conversations or (null) of all: closes the channels of who lost it. Those that are
 * in `moved` went to another team.
 */
export const reviewPads = (core: Core, changed: ReadonlySet<Id> | null, moved: ReadonlySet<Id>): void => {
  const { channels } = core.pads;
  for (const id of changed ?? channels.pads()) {
    for (const channel of channels.of(id)) {
      if (moved.has(id)) closeChannel(core, channel, "moved");
      else if (!seesIn(core.state, channel.session.kept.userId, id)) closeChannel(core, channel, "gone");
    }
  }
};

/** What left the room or was concluded is saved without waiting for it to rest. */
export const saveNow = (core: Core, ids: Iterable<Id>): void => {
  for (const id of ids) {
    const pad = core.pads.known(id);
    if (pad) detached(core, savePad(core, pad));
  }
};

/** After the room began anew: the pads that somebody has open are claimed again at once, the others when they are needed. */
export const reclaimPads = (core: Core): void => {
  const { channels } = core.pads;
  reviewPads(core, null, new Set(channels.pads().filter((id) => !core.state?.conversations.has(id))));
  for (const id of channels.pads()) loadSoon(core, id);
};

/** Loads a pad to see whether those who have it open are where they should be. */
const loadSoon = (core: Core, id: Id): void => {
  const pad = core.pads.of(id);
  detached(
    core,
    pad.queue.run(() => loadPad(core, pad)),
  );
};
