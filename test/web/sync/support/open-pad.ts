import type { Id } from "#shared/ids.ts";
import type { PadCopy } from "../../../../web/sync/pads/pad-copy.ts";
import type { Replica } from "../../../../web/sync/replica.ts";

/** Shows the conversation's pad in a tab. */
export const openPad = ({ pads }: Pick<Replica, "pads">, id: Id): PadCopy => {
  const copy = pads.open(id).copy();
  if (!copy) throw new Error("the code of pads is not loaded");
  return copy;
};
