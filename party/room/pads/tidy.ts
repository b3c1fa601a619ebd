import type { Core } from "../core.ts";
import { LIMITS } from "../limits.ts";
import type { Copy } from "./copy.ts";
import { storeWhole } from "./local.ts";
import type { Pad } from "./pad.ts";
import { hasOutgrown, renew } from "./renew.ts";

/** Brings what storage has of a pad into one state when it has become many updates, and begins a new epoch when that has grown too large. */
export const tidy = async (core: Core, pad: Pad, copy: Copy): Promise<void> => {
  const { updates, bytes } = copy.loose;
  const isLoose = updates >= LIMITS.looseUpdates || bytes >= LIMITS.looseBytes;
  if (!isLoose && !hasOutgrown(copy)) return;
  try {
    await storeWhole(core, pad, copy);
    if (hasOutgrown(copy)) await renew(core, pad, copy);
  } catch (error) {
    // All is kept as it was; the next update tries again.
    core.ports.report(error);
  }
};
