import { describe, expect, test } from "vitest";
import { fromBase64 } from "#shared/base64.ts";
import { newId } from "#shared/ids.ts";
import { openDocument, draftOf } from "../../../../party/room/pads/document.ts";
import { types } from "../support/pad-edits.ts";
import { carla, diego, suporte } from "../support/people.ts";
import { openFor } from "./support.ts";

describe("ADR 6: sealing a pad", () => {
  test("gives all that was acknowledged, and what is on its way is either in it or not acknowledged", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    const written = writer.write(hers, types("Bom dia"));
    const sealed = await host.room.onSeal(rita.id);
    await written;
    expect(hers.acked).toBe(1);
    expect(sealed).toMatchObject({ epoch: hers.epoch, draft: "Bom dia" });
    expect(draftOf(openDocument([fromBase64(sealed!.state)]))).toBe("Bom dia");
    expect(sealed!.meta.clients).toEqual({ [hers.doc.clientID]: carla.id });
  });

  test("P34: closes the channels with moved, and takes nothing more", async () => {
    const { host, rita, writer, hers, his } = await openFor(carla, diego);
    await host.room.onSeal(rita.id);
    for (const pad of [hers, his]) expect(pad.closings).toEqual(["moved"]);
    await writer.write(hers, types("tarde demais"));
    expect(hers.acked).toBe(0);
    expect((await host.room.onSeal(rita.id))?.draft).toBe("");
  });

  test("answers the same again, also after the process was killed", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("Bom dia"));
    const sealed = await host.room.onSeal(rita.id);
    host.crash();
    expect(await host.room.onSeal(rita.id)).toEqual(sealed);
  });

  test("has nothing to give of a pad that the room does not keep", async () => {
    const { host } = await openFor(carla, diego);
    expect(await host.room.onSeal(newId())).toBeNull();
  });

  test("fails when the copy cannot be marked as sealed, and the pad goes on", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("Bom dia"));
    host.writesLeft = 0;
    await expect(host.room.onSeal(rita.id)).rejects.toThrow("broken");
    host.writesLeft = Infinity;
    await writer.write(hers, types(", Rita"));
    expect(hers.acked).toBe(2);
  });

  test("a sealed pad that comes back is claimed again, even though the copy is still there", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("Bom dia"));
    await host.room.onSeal(rita.id);
    host.padHome.asked.length = 0;
    await writer.open(rita.id, hers);
    expect(host.padHome.asked).toEqual([`claim ${hers.epoch}`]);
    expect(hers.draft).toBe("Bom dia");
    await writer.write(hers, types(", Rita"));
    expect(hers.acked).toBe(1);
  });

  test("the sealed copy is forgotten once D1 says that another room has the pad, and not before", async () => {
    const { host, record, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("Bom dia"));
    await host.room.onSeal(rita.id);
    await host.poke(record.commit({ ...rita, team: suporte }));
    await host.clock.advance(60_000);
    expect(host.storedPads.size).toBe(1);
    host.padHome.rows.set(rita.id, { keeper: "team-another", epoch: hers.epoch!, saved: null });
    await host.clock.advance(60_000);
    expect(host.storedPads.size).toBe(0);
    expect([...host.stored.keys()].join()).not.toContain(rita.id);
  });
});

describe("a pad follows its conversation", () => {
  test("from one room to another, with its epoch, its texts and who wrote", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("Bom dia"));
    host.padHome.rows.set(rita.id, { keeper: "team-another", epoch: hers.epoch!, saved: null });
    const sealed = await host.room.onSeal(rita.id);
    host.storedPads.clear();
    host.padHome.seal = async () => sealed;
    const his = await (await host.enter(diego)).open(rita.id);
    expect([his.draft, his.epoch]).toEqual(["Bom dia", hers.epoch]);
    const forger = await host.enter(diego);
    const forged = await forger.open(rita.id);
    forged.doc.clientID = hers.doc.clientID;
    await forger.write(forged, types(" forjado"));
    expect(forged.nacks.map((it) => it.reason)).toEqual(["foreign"]);
  });
});
