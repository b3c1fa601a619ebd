import { describe, expect, test } from "vitest";
import { newId } from "#shared/ids.ts";
import { notes, types } from "../support/pad-edits.ts";
import { carla, diego } from "../support/people.ts";
import { beginAnew, openFor } from "./support.ts";

describe("a room that began anew", () => {
  test("claims each pad again with its copy's epoch, and loses nothing that D1 does not have", async () => {
    const { host, record, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("Bom dia"));
    const { epoch } = hers;
    host.padHome.asked.length = 0;
    await beginAnew(host, record, rita);
    expect(host.padHome.asked).toEqual([`claim ${epoch}`]);
    expect(hers.closings).toEqual(["behind"]);
    const late = await (await host.enter(diego)).open(rita.id);
    expect([late.epoch, late.draft]).toEqual([epoch, "Bom dia"]);
    await host.clock.advance(2_000);
    expect(host.padHome.rows.get(rita.id)?.saved?.draft).toBe("Bom dia");
  });

  test("joins what it has with what D1 has of the same epoch, who wrote included", async () => {
    const { host, record, rita, writer, reader, hers, his } = await openFor(carla, diego);
    const [old, recent] = [newId(), newId()];
    await writer.write(hers, notes(old, "antiga"));
    await host.clock.advance(2_000);
    const row = host.padHome.rows.get(rita.id)!;
    await reader.write(his, notes(recent, "nova"));
    await host.clock.advance(2_000);
    host.padHome.rows.set(rita.id, row);
    await beginAnew(host, record, rita);
    const late = await (await host.enter(diego)).open(rita.id);
    expect([...late.texts.values()].toSorted()).toEqual(["antiga", "nova"]);
    expect([late.notes.get(old)?.authorId, late.notes.get(recent)?.authorId]).toEqual([carla.id, diego.id]);
  });

  test("replaces its copy when D1 has the pad in another epoch", async () => {
    const { host, record, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("de antes"));
    host.padHome.rows.set(rita.id, { ...host.padHome.rows.get(rita.id)!, epoch: newId() });
    await beginAnew(host, record, rita);
    await writer.open(rita.id, hers);
    expect(hers.draft).toBe("");
    expect(host.storedPads.get(rita.id)?.updates).toEqual([]);
  });

  test.each([1, 2, 3, 4])(
    "mixes nothing of two epochs when storage fails after %i writes of replacing its copy",
    async (writes) => {
      const { host, record, rita, writer, hers } = await openFor(carla, diego);
      await writer.write(hers, types("de antes"));
      await host.clock.advance(2_000);
      host.padHome.rows.set(rita.id, { ...host.padHome.rows.get(rita.id)!, epoch: newId(), saved: null });
      host.padHome.isDown = true;
      await beginAnew(host, record, rita);
      host.padHome.isDown = false;
      host.writesLeft = writes;
      await writer.open(rita.id);
      host.crash();
      const late = await (await host.enter(diego)).open(rita.id);
      expect([late.epoch === null, late.draft]).toEqual([false, ""]);
    },
  );

  test("claims a pad that nobody has open when it is opened", async () => {
    const { host, record, rita, writer, reader, hers, his } = await openFor(carla, diego);
    await writer.say({ type: "pad_close", channel: hers.channel! });
    await reader.say({ type: "pad_close", channel: his.channel! });
    host.padHome.asked.length = 0;
    await beginAnew(host, record, rita);
    expect(host.padHome.asked).toEqual([]);
    await writer.open(rita.id, hers);
    expect(host.padHome.asked).toEqual([`claim ${hers.epoch}`]);
  });
});

describe("a room that lost its storage", () => {
  test("begins the pad's epoch anew with what was saved: its people hold what it does not", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("salvo"));
    await host.clock.advance(2_000);
    await writer.write(hers, types(" e perdido"));
    host.stored.clear();
    host.storedPads.clear();
    host.crash();
    const { epoch } = hers;
    await (await host.enter(carla)).open(rita.id, hers);
    expect(hers.epoch).not.toBe(epoch);
    expect(hers.draft).toBe("salvo");
  });

  test("a copy that cannot be read is one that was lost", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("salvo"));
    await host.clock.advance(2_000);
    host.storedPads.get(rita.id)!.updates = [new Uint8Array([1, 1, 1])];
    host.crash();
    const { epoch } = hers;
    await (await host.enter(carla)).open(rita.id, hers);
    expect([hers.draft, hers.epoch === epoch]).toEqual(["salvo", false]);
    expect(host.reported).toHaveLength(1);
  });

  test("P9: when the scope ceases to exist its pads go too", async () => {
    const { host, record, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("Bom dia"));
    record.exists = false;
    await beginAnew(host, record, rita);
    expect([host.storedPads.size, host.stored.size]).toEqual([0, 0]);
  });
});
