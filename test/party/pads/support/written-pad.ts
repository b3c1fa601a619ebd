import { expect } from "vitest";
import type { PadRefusal } from "#shared/protocol/pad-frames.ts";
import { isWhole } from "../../../../party/room/pads/document.ts";
import { ana, idOf } from "../../room/support/people.ts";
import { forge, item, note, section, text } from "./forge.ts";
import { GatedPad } from "./gated-pad.ts";

/** The client ids of Ana, who wrote the pad, and of Carla, who has written nothing yet. */
export const ANA = 100;
export const CARLA = 200;

/** The note that Ana made, and one that nobody did. */
export const NOTE = idOf(901);
export const OTHER_NOTE = idOf(902);

/** Where Ana's texts begin: three characters in the draft, then the note and two characters in it. */
export const IN_DRAFT = [ANA, 0] as const;
export const NOTE_ITSELF = [ANA, 3] as const;
export const IN_NOTE = [ANA, 4] as const;

export const writtenPad = (): GatedPad => {
  const pad = new GatedPad();
  const update = forge([
    section(
      ANA,
      0,
      item({ root: "draft" }, text("Olá")),
      item({ root: "notes", key: NOTE }, note),
      item({ within: NOTE_ITSELF }, text("oi")),
    ),
  ]);
  expect(pad.take(update, ana)).toMatchObject({ ok: true, newClients: [ANA], madeNotes: [NOTE], changedNotes: [] });
  return pad;
};

/** Expects that the pad refuses the update, and is as it was: its text, its bytes and its roots. */
export const expectRefused = (pad: GatedPad, update: Uint8Array, user: { id: string }, reason: PadRefusal): void => {
  const before = lookOf(pad);
  expect(pad.take(update, user)).toEqual({ ok: false, reason, isSpoiled: false });
  expect(lookOf(pad)).toEqual(before);
};

const lookOf = ({ doc, state }: GatedPad) => ({
  state: Buffer.from(state).toString("base64"),
  roots: [...doc.share.keys()],
  isWhole: isWhole(doc),
});
