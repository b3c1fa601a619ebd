import { describe, expect, test } from "vitest";
import { newId } from "#shared/ids.ts";
import { notes, types } from "../support/pad-edits.ts";
import { carla, diego, suporte } from "../support/people.ts";
import { beginAnew, openFor } from "./support.ts";

const saves = (asked: readonly string[]): string[] => asked.filter((it) => it.startsWith("save"));

describe("a pad that has changed", () => {
  test("is saved to D1, with its texts and who wrote, when it has rested two seconds, and once", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    const id = newId();
    await writer.write(hers, types("Bom"));
    await host.clock.advance(1_500);
    await writer.write(hers, types(" dia"));
    await writer.write(hers, notes(id, "Cliente antiga"));
    await host.clock.advance(1_999);
    expect(saves(host.padHome.asked)).toEqual([]);
    await host.clock.advance(1);
    const { saved } = host.padHome.rows.get(rita.id)!;
    expect(saved).toMatchObject({ epoch: hers.epoch, draft: "Bom dia", notes: [{ id, text: "Cliente antiga" }] });
    expect(saved!.meta.notes[0]?.authorId).toBe(carla.id);
    expect(saved!.meta.clients).toEqual({ [hers.doc.clientID]: carla.id });
    await host.clock.advance(120_000);
    expect(saves(host.padHome.asked)).toHaveLength(1);
  });

  test("is saved after 30 seconds though people write on", async () => {
    const { host, writer, hers } = await openFor(carla, diego);
    for (let second = 0; second < 31; second += 1) {
      await writer.write(hers, types("a"));
      await host.clock.advance(1_000);
    }
    expect(saves(host.padHome.asked)).toHaveLength(1);
  });

  test("meanwhile is saved again when it has rested again", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("a"));
    let saved = () => {};
    host.padHome.gate = new Promise((resolve) => (saved = resolve));
    await host.clock.advance(2_000);
    await writer.write(hers, types("b"));
    // Saving holds nobody up.
    expect(hers.acked).toBe(2);
    saved();
    await host.quiet();
    await host.clock.advance(4_000);
    expect(host.padHome.rows.get(rita.id)?.saved?.draft).toBe("ab");
  });

  test("is saved at once when the conversation is concluded, or leaves", async () => {
    const { host, record, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("a"));
    const now = host.clock.now();
    await host.poke(record.commit({ ...rita, state: "concluded", attendant: carla, concludedAt: now }));
    expect(saves(host.padHome.asked)).toEqual(['save "a"']);
    await writer.write(hers, types("b"));
    await host.poke(record.commit({ ...rita, team: suporte }));
    expect(saves(host.padHome.asked)).toEqual(['save "a"', 'save "ab"']);
  });

  test("is saved by the alarm after the room's memory went with its timers", async () => {
    const { host, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("a"));
    host.crash();
    await host.clock.advance(30_000);
    expect(saves(host.padHome.asked)).toEqual(['save "a"']);
  });

  test("stays to be saved while D1 is down", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("a"));
    host.padHome.isDown = true;
    await host.clock.advance(40_000);
    host.padHome.isDown = false;
    await host.clock.advance(30_000);
    expect(host.padHome.rows.get(rita.id)?.saved?.draft).toBe("a");
    host.padHome.asked.length = 0;
    await host.clock.advance(120_000);
    expect(host.padHome.asked).toEqual([]);
  });

  test("is forgotten, and its readers told, when D1 says that another room has it", async () => {
    const { host, rita, writer, hers, his } = await openFor(carla, diego);
    await writer.write(hers, types("a"));
    host.padHome.rows.set(rita.id, { keeper: "team-another", epoch: "another", saved: null });
    await host.clock.advance(2_000);
    expect(his.closings).toEqual(["moved"]);
    expect(host.storedPads.size).toBe(0);
    await writer.open(rita.id);
    expect(writer.all("pad").at(-1)?.epoch).not.toBe(hers.epoch);
  });

  test("an answer that it is another room's is old when the pad was claimed meanwhile", async () => {
    const { host, record, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("a"));
    const save = host.padHome.save.bind(host.padHome);
    let answered = () => {};
    host.padHome.save = async () => {
      await new Promise<void>((resolve) => (answered = resolve));
      return false;
    };
    await host.clock.advance(2_000);
    await beginAnew(host, record, rita);
    host.padHome.save = save;
    await writer.open(rita.id, hers);
    await writer.write(hers, types("b"));
    answered();
    await host.quiet();
    expect(hers.channel).not.toBeNull();
    expect((await writer.open(rita.id)).draft).toBe("ab");
  });

  test("of a conversation nobody writes in is not saved", async () => {
    const { host } = await openFor(carla, diego);
    await host.clock.advance(120_000);
    expect(saves(host.padHome.asked)).toEqual([]);
  });
});
