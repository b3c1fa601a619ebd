import { fromBase64, toBase64 } from "#shared/base64.ts";
import type { Id } from "#shared/ids.ts";
import type { SavedPad } from "#shared/protocol/pad-home.ts";
import type { PadRow, PadWrite } from "../store/pads.ts";
import type { PadTools } from "./tools.ts";

/** The longest state that lies in D1 itself, in characters of base64: some 100 kB, a twentieth of what a row may hold. */
const MAX_INLINE_CHARS = 136_000;

/** What is to be written of a pad. A large state is put into R2 first, under a key of its own. */
export const stow = async ({ media, now, newId }: PadTools, conversationId: Id, pad: SavedPad): Promise<PadWrite> => {
  if (pad.state.length <= MAX_INLINE_CHARS) return { pad, stateKey: null, now: now() };
  const stateKey = `pads/${conversationId}/${newId()}`;
  await media.put(stateKey, fromBase64(pad.state));
  return { pad, stateKey, now: now() };
};

/** Removes a state that nothing refers to any longer. What stays behind costs room, so a failure stops nobody. */
export const discard = async ({ media }: PadTools, stateKey: string | null): Promise<void> => {
  if (stateKey !== null) await media.delete(stateKey).catch(() => undefined);
};

/** The saved state in base64, null when nothing was ever saved. `gone`: another was saved since the row was read. */
export const stateOf = async ({ media }: PadTools, { state, stateKey }: PadRow): Promise<string | null | "gone"> => {
  if (stateKey === null) return state;
  const object = await media.get(stateKey);
  return object ? toBase64(new Uint8Array(await object.arrayBuffer())) : "gone";
};
