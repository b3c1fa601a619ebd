import type { Id } from "#shared/ids.ts";
import { MAX_PAD_BYTES, MAX_PAD_UPDATE_BYTES } from "#shared/model/pad.ts";
import type { SavedPad } from "#shared/protocol/pad-home.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { Refused } from "../refused.ts";
import { mayWrite, writePad } from "../store/pads.ts";
import { discard, stow } from "./pad-state.ts";
import type { PadTools } from "./tools.ts";

/** In characters of base64. A state may be longer than its document is held to be, but by no more than an update. */
const MAX_STATE_CHARS = Math.ceil((MAX_PAD_BYTES + MAX_PAD_UPDATE_BYTES) / 3) * 4;

/** Saves a pad for the room that keeps it, see `PadHome`. Throws `too_large` for what no room should have taken. */
export const savePad = async (
  tools: PadTools,
  { scope, conversationId, pad }: { scope: Scope; conversationId: Id; pad: SavedPad },
): Promise<boolean> => {
  if (pad.state.length > MAX_STATE_CHARS) throw new Refused("too_large", "state");
  const write = await stow(tools, conversationId, pad);
  const { isWritten, oldKey } = await writePad(tools.d1, { scope, conversationId, write });
  await discard(tools, isWritten ? oldKey : write.stateKey);
  // What came late or twice is nothing against the room: something as new is there.
  return isWritten || mayWrite(tools.d1, { scope, conversationId, pad });
};
