import type { Id } from "#shared/ids.ts";
import type { Core } from "../core.ts";
import { type Copy, copyFromClaim, nextVersion } from "./copy.ts";
import { due } from "./due.ts";
import { storeWhole } from "./local.ts";
import type { Pad } from "./pad.ts";
import { changed } from "./rest.ts";

/** Makes the room the pad's keeper. Null when the conversation is another room's; rejects when the pad cannot be had now. */
export const claimPad = async (core: Core, pad: Pad, local: Copy | null, roomEpoch: string): Promise<Copy | null> => {
  const { padHome, padStorage, scope, newId } = core.ports;
  const next = await nextEpoch(core, pad.id);
  const claimed = await padHome.claim(scope, pad.id, local?.epoch ?? null, next);
  if (!claimed) {
    await claimIsOver(core, pad.id);
    return null;
  }
  pad.claims += 1;
  const known = claimed.epoch === local?.epoch ? local : null;
  const copy = copyFromClaim(claimed, known, { roomEpoch, version: versionFrom(newId()) });
  // Nothing of another epoch may be left beside the new one: two histories of one text would double it.
  if (local && !known) await padStorage.remove(pad.id);
  await storeWhole(core, pad, copy);
  await claimIsOver(core, pad.id);
  // The copy may hold what D1 does not have yet.
  if (known) {
    await due(core, pad);
    changed(core, pad);
  }
  return copy;
};

/**
 * The epoch that the claim begins if need be. Kept before it is used, until the claim has come to something: a repeat of
 * one that seemed lost, also after a crash, then begins nothing that would end what the first has begun.
 */
const nextEpoch = async ({ ports }: Core, pad: Id): Promise<string> => {
  const kept = (await ports.storage.read(CLAIM + pad)).get(CLAIM + pad);
  if (typeof kept === "string") return kept;
  const next = ports.newId();
  await ports.storage.write(new Map([[CLAIM + pad, next]]));
  return next;
};

const claimIsOver = ({ ports }: Core, pad: Id): Promise<void> => ports.storage.write(new Map([[CLAIM + pad, null]]));

const CLAIM = "pads/claim/";

const versionFrom = (id: string): number => nextVersion(Number.parseInt(id.slice(-8), 16));
