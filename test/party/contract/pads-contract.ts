import { expect, test } from "vitest";
import { newId } from "#shared/ids.ts";
import { MAX_OPEN_PADS } from "#shared/protocol/pad-frames.ts";
import { conversation } from "../room/support/conversation.ts";
import { adds, empties, notes, types } from "../room/support/pad-edits.ts";
import type { PadMirror } from "../room/support/pad-mirror.ts";
import { ana, carla, diego } from "../room/support/people.ts";
import type { Rooms } from "./rooms.ts";

export const padsContract = (rooms: Rooms): void => {
  const ritas = () => rooms.record.given(conversation(rooms.team, "Rita"));

  test("P28, P31, P32: opens a pad, keeps what is written, acknowledges and tells it, with who wrote a note", async () => {
    const rita = ritas();
    const [writer, reader] = [await rooms.enter(carla), await rooms.enter(diego)];
    const [hers, his] = [await writer.open(rita.id), await reader.open(rita.id)];
    const note = newId();
    await writer.write(hers, types("Bom dia"));
    await writer.write(hers, notes(note, "Cliente antiga"));
    await reader.until(() => his.texts.has(note));
    expect(his.draft).toBe("Bom dia");
    expect(his.notes.get(note)?.authorId).toBe(carla.id);
    await reader.write(his, adds(note, ", paga à vista"));
    await writer.until(() => hers.notes.get(note)?.editorId === diego.id);
    expect(hers.notes.get(note)?.authorId).toBe(carla.id);
    expect(rooms.padHome.rows.get(rita.id)?.keeper).toBe(rooms.scope);
  });

  test("P31: a killed host has every update that it acknowledged, large ones and many small ones", async () => {
    const rita = ritas();
    const before = await rooms.enter(carla);
    const pad = await before.open(rita.id);
    for (let n = 0; n < 4; n += 1) await before.write(pad, types("x".repeat(45_000)));
    await before.write(pad, empties);
    const note = newId();
    await before.write(pad, notes(note, "Cliente antiga"));
    for (let n = 0; n < 80; n += 1) await before.write(pad, types(`${n} `));
    expect(pad.nacks).toEqual([]);
    await rooms.host.restart();
    const back = await rooms.enter(ana);
    const again = await back.open(rita.id);
    expect(again.draft).toBe(pad.draft);
    expect([again.epoch, again.texts, again.notes]).toEqual([pad.epoch, pad.texts, pad.notes]);
    await back.write(again, types("adiante"));
    expect(again.nacks).toEqual([]);
  });

  test("ADR 6: seals a pad for another room, also after it was killed, and claims it anew", async () => {
    const rita = ritas();
    const writer = await rooms.enter(carla);
    const pad = await writer.open(rita.id);
    await writer.write(pad, types("Bom dia"));
    const sealed = await rooms.host.seal(rooms.scope, rita.id);
    expect(sealed).toMatchObject({ epoch: pad.epoch, draft: "Bom dia" });
    await writer.until(() => pad.closings.includes("moved"));
    await rooms.host.restart();
    expect(await rooms.host.seal(rooms.scope, rita.id)).toEqual(sealed);
    expect(await rooms.host.seal(rooms.scope, newId())).toBeNull();
    const back = await rooms.enter(diego);
    expect((await back.open(rita.id)).draft).toBe("Bom dia");
  });

  test("saves a pad that rests", async () => {
    const rita = ritas();
    const writer = await rooms.enter(carla);
    await writer.write(await writer.open(rita.id), types("Bom dia"));
    await rooms.padHome.saved(rita.id, (it) => it.draft === "Bom dia");
  });

  test("P27: keeps 32 pads of a connection open", async () => {
    const ids = Array.from({ length: MAX_OPEN_PADS }, () => ritas().id);
    const [writer, reader] = [await rooms.enter(carla), await rooms.enter(diego)];
    const pads: PadMirror[] = [];
    for (const [at, id] of ids.entries()) pads.push(await reader.open(id, undefined, at + 1));
    for (const [at, id] of ids.entries()) await writer.write(await writer.open(id), types(`olá ${at}`));
    await reader.until(() => pads.every((it, at) => it.draft === `olá ${at}`));
    expect(pads.flatMap((it) => it.closings)).toEqual([]);
  });

  test("P34: closes the pads of who loses sight, and tells them nothing more", async () => {
    rooms.record.access = "attendant";
    const rita = ritas();
    const [writer, reader] = [await rooms.enter(ana), await rooms.enter(carla)];
    const [hers, his] = [await writer.open(rita.id), await reader.open(rita.id)];
    await rooms.poke(rooms.record.commit({ ...rita, state: "open", attendant: diego }));
    await reader.until(() => his.closings.includes("gone"));
    await writer.write(hers, types("Segredo"));
    await reader.heardOut();
    expect(his.draft).toBe("");
    expect((await reader.open(rita.id)).closings).toEqual(["gone"]);
  });
};
