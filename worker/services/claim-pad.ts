import type { Id } from "#shared/ids.ts";
import type { ClaimedPad } from "#shared/protocol/pad-home.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { Refused } from "../refused.ts";
import { insertPad, NO_META, padOf, type PadRow, regrantPad, renewPad, takePad } from "../store/pads.ts";
import { discard, stateOf, stow } from "./pad-state.ts";
import type { PadTools } from "./tools.ts";

/** How often a claim is decided anew when others keep changing what it decides on. */
const MAX_TRIES = 5;

/** `epoch`: that of the copy which the room still has, null for none; `next`: the one to begin if need be. */
type Claim = { scope: Scope; conversationId: Id; epoch: string | null; next: string };

/** Makes a room the keeper of a pad, see `PadHome`. Throws `unavailable` when the room that has it cannot be asked. */
export const claimPad = async (tools: PadTools, claim: Claim): Promise<ClaimedPad | null> => {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const found = await padOf(tools.d1, claim.conversationId);
    if (found?.scope !== claim.scope) return null;
    const claimed = await attempt(tools, claim, found.pad);
    if (claimed) return claimed;
  }
  throw new Refused("unavailable");
};

/** Null when somebody else's claim, or a transfer, came between. */
const attempt = (tools: PadTools, claim: Claim, was: PadRow | null): Promise<ClaimedPad | null> => {
  if (!was) return begin(tools, claim);
  if (was.claims.includes(claim.next)) return repeat(tools, claim, was);
  if (was.keeper !== claim.scope) return takeOver(tools, claim, was);
  return was.epoch === claim.epoch ? regrant(tools, claim, was) : renew(tools, claim, was);
};

const begin = async ({ d1 }: PadTools, { scope, conversationId, epoch, next }: Claim): Promise<ClaimedPad | null> => {
  const begun = epoch ?? next;
  const isMade = await insertPad(d1, { scope, conversationId, epoch: begun, next });
  return isMade ? { epoch: begun, revision: 0, state: null, meta: NO_META } : null;
};

/** A claim that was granted already: the same answer while it is the last one; late, it must not end what has begun since. */
const repeat = (tools: PadTools, claim: Claim, was: PadRow): Promise<ClaimedPad | null> => {
  if (was.claims.at(-1) !== claim.next) throw new Refused("unavailable");
  return loaded(tools, was);
};

const regrant = async (tools: PadTools, claim: Claim, was: PadRow): Promise<ClaimedPad | null> => {
  const row = await regrantPad(tools.d1, { ...claim, was });
  return row && loaded(tools, row);
};

/** What was saved last, in an epoch of its own: people hold what it lacks. */
const renew = async (tools: PadTools, claim: Claim, was: PadRow): Promise<ClaimedPad | null> => {
  const renewed = await renewPad(tools.d1, { ...claim, was });
  return renewed && loaded(tools, renewed);
};

/** The room that had the pad lets go of it first. What it hands over counts, not what D1 had of it. */
const takeOver = async (tools: PadTools, claim: Claim, was: PadRow): Promise<ClaimedPad | null> => {
  const sealed = await tools.seal(was.keeper, claim.conversationId).catch(() => {
    throw new Refused("unavailable");
  });
  if (!sealed || was.lostEpochs.includes(sealed.epoch)) return renew(tools, claim, was);
  const write = await stow(tools, claim.conversationId, sealed);
  const { isWritten, oldKey } = await takePad(tools.d1, { ...claim, was, write });
  await discard(tools, isWritten ? oldKey : write.stateKey);
  const { epoch, revision, state, meta } = sealed;
  return isWritten ? { epoch, revision, state, meta } : null;
};

const loaded = async (tools: PadTools, row: PadRow): Promise<ClaimedPad | null> => {
  const state = await stateOf(tools, row);
  return state === "gone" ? null : { epoch: row.epoch, revision: row.revision, state, meta: row.meta };
};
