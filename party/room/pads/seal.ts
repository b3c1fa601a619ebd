import type { Id } from "#shared/ids.ts";
import type { SavedPad } from "#shared/protocol/pad-home.ts";
import type { Core } from "../core.ts";
import { closePad } from "./close.ts";
import { savedFrom } from "./copy.ts";
import { due } from "./due.ts";
import { localCopy } from "./local.ts";
import { pack } from "./packed.ts";

/**
 * Gives the pad up to another room: all that was acknowledged is in the answer, and nothing more is taken. The copy stays
 * until D1 says who has the pad. Null when there is nothing to give; rejects when the copy cannot be read or marked.
 */
export const sealPad = async (core: Core, conversationId: Id): Promise<SavedPad | null> => {
  const pad = core.pads.of(conversationId);
  const sealed = await pad.queue.run(async () => {
    const copy = await localCopy(core, pad);
    if (copy?.keeps) {
      await due(core, pad);
      await core.ports.padStorage.append(pad.id, pack({ ...copy, keeps: false }), []);
    }
    pad.copy = null;
    closePad(core, pad, "moved");
    return copy && savedFrom(copy);
  });
  core.pads.release(pad);
  return sealed;
};
