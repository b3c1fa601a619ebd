import { describe, expect, test } from "vitest";
import { newId } from "#shared/ids.ts";
import { adds, notes, removes, types } from "../support/pad-edits.ts";
import { ana, carla, diego } from "../support/people.ts";
import { openFor } from "./support.ts";

describe("P32: what is known of a note", () => {
  test("is who made it and when the room took it in, told before the note itself, to its author too", async () => {
    const { host, writer, hers, his } = await openFor(carla, diego);
    const id = newId();
    his.log.length = 0;
    await writer.write(hers, notes(id, "Cliente antiga"));
    const info = { id, authorId: carla.id, at: host.clock.now(), editorId: null, editedAt: null };
    expect(his.log).toEqual(["pad_notes", "pad_update"]);
    for (const pad of [hers, his]) expect(pad.notes.get(id)).toEqual(info);
    expect(his.texts.get(id)).toBe("Cliente antiga");
  });

  test("is who changed it last, and when; its author stays", async () => {
    const { host, writer, reader, hers, his } = await openFor(carla, diego);
    const id = newId();
    await writer.write(hers, notes(id, "Cliente antiga"));
    const at = host.clock.now();
    await host.clock.advance(60_000);
    await reader.write(his, adds(id, ", paga à vista"));
    const info = { id, authorId: carla.id, at, editorId: diego.id, editedAt: host.clock.now() };
    expect(hers.notes.get(id)).toEqual(info);
    expect(hers.texts.get(id)).toBe("Cliente antiga, paga à vista");
  });

  test("is told to who opens the pad, also after the room's process was killed", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    const id = newId();
    await writer.write(hers, notes(id, "Cliente antiga"));
    const known = [...hers.notes.values()];
    host.crash();
    const late = await (await host.enter(ana)).open(rita.id);
    expect([...late.notes.values()]).toEqual(known);
  });

  test("does not change with the draft, nor with other notes", async () => {
    const { host, writer, reader, hers, his } = await openFor(carla, diego);
    const [one, other] = [newId(), newId()];
    await writer.write(hers, notes(one, "Cliente antiga"));
    await host.clock.advance(1_000);
    await reader.write(his, (doc) => {
      types("Bom dia")(doc);
      notes(other, "Outra")(doc);
    });
    expect(hers.notes.get(one)?.editorId).toBeNull();
    expect(hers.notes.get(other)?.authorId).toBe(diego.id);
  });

  test("P30: a note that was removed is never made anew under its id", async () => {
    const { writer, reader, hers, his } = await openFor(carla, diego);
    const id = newId();
    await writer.write(hers, notes(id, "Cliente antiga"));
    await reader.write(his, removes(id));
    await reader.write(his, notes(id, "forjada"));
    expect(his.nacks.map((it) => it.reason)).toEqual(["forbidden"]);
    expect(hers.notes.get(id)).toMatchObject({ authorId: carla.id, editorId: diego.id });
    expect(hers.texts.size).toBe(0);
  });

  test("P30: a client id is its first user's, also after the room's process was killed", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("Bom dia"));
    host.crash();
    const forger = await host.enter(diego);
    const his = await forger.open(rita.id);
    his.doc.clientID = hers.doc.clientID;
    await forger.write(his, types(" forjado"));
    expect(his.nacks.map((it) => it.reason)).toEqual(["foreign"]);
  });
});
