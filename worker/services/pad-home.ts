import type { PadHome } from "#shared/protocol/pad-home.ts";
import { claimPad } from "./claim-pad.ts";
import { savePad } from "./save-pad.ts";
import type { PadTools } from "./tools.ts";

/** Where pads live besides the rooms that keep them. */
export const padHome = (tools: PadTools): PadHome => ({
  claim: (scope, conversationId, epoch, next) => claimPad(tools, { scope, conversationId, epoch, next }),
  save: (scope, conversationId, pad) => savePad(tools, { scope, conversationId, pad }),
});
