import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../../party/room/limits.ts";
import { conversation } from "../support/conversation.ts";
import { types } from "../support/pad-edits.ts";
import { ana, carla, diego, vendas } from "../support/people.ts";
import { vendasRoom } from "../support/rooms.ts";
import { openFor } from "./support.ts";

describe("what storage has of a pad", () => {
  test("becomes one state after 64 updates", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    for (let n = 1; n < LIMITS.looseUpdates; n += 1) await writer.write(hers, types("a"));
    expect(host.storedPads.get(rita.id)?.updates).toHaveLength(LIMITS.looseUpdates - 1);
    await writer.write(hers, types("a"));
    expect(host.storedPads.get(rita.id)?.updates).toHaveLength(1);
    await writer.write(hers, types("a"));
    host.crash();
    expect((await (await host.enter(ana)).open(rita.id)).draft).toBe("a".repeat(LIMITS.looseUpdates + 1));
  });

  test("becomes one state after 64 KiB", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    await writer.write(hers, types("x".repeat(40_000)));
    expect(host.storedPads.get(rita.id)?.updates).toHaveLength(1);
    await writer.write(hers, types("y".repeat(30_000)));
    expect(host.storedPads.get(rita.id)?.updates).toHaveLength(1);
  });

  test("is all there when bringing it into one state fails", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    for (let n = 1; n < LIMITS.looseUpdates; n += 1) await writer.write(hers, types("a"));
    host.writesLeft = 1;
    await writer.write(hers, types("b"));
    expect(hers.acked).toBe(LIMITS.looseUpdates);
    host.crash();
    expect((await (await host.enter(ana)).open(rita.id)).draft).toBe(`${"a".repeat(LIMITS.looseUpdates - 1)}b`);
  });
});

describe("pads in memory", () => {
  test("take no more than their share of it: those used least recently go, and stay open", async () => {
    const { host, record } = vendasRoom();
    const ids = Array.from({ length: 16 }, () => record.given(conversation(vendas, "Rita")).id);
    const writer = await host.enter(carla);
    const pads = [];
    for (const id of ids) pads.push(await writer.open(id));
    for (const pad of pads) {
      await writer.write(pad, (doc) => {
        for (let letter = 0; letter < 2_500; letter += 1) doc.getText("draft").insert(0, "a");
      });
      await host.clock.advance(1_000);
    }
    await host.quiet();
    const before = host.padLoads.length;
    for (const pad of pads) await writer.write(pad, types("b"));
    const reloaded = new Set(host.padLoads.slice(before));
    expect(reloaded.has(ids[0]!)).toBe(true);
    expect(pads.map((it) => [it.acked, it.closings])).toEqual(pads.map(() => [2, []]));
    const bytesOfOne = 2_500 * LIMITS.bytesPerPiece;
    expect(ids.length * bytesOfOne).toBeGreaterThan(LIMITS.loadedBytes);
  }, 30_000);

  test("are at most 300: the one used least recently goes, brought into one state and saved, and stays open", async () => {
    const { host, record } = vendasRoom();
    const ids = Array.from({ length: LIMITS.loadedPads + 1 }, () => record.given(conversation(vendas, "Rita")).id);
    const [first, second] = [ids[0]!, ids[1]!];
    const [writer, reader] = [await host.enter(carla), await host.enter(diego)];
    const his = await reader.open(second);
    const hers = await writer.open(second);
    await writer.write(hers, types("Bom"));
    await writer.write(hers, types(" dia"));
    await writer.open(first);
    for (const [at, id] of ids.slice(2).entries()) {
      const visitor = at % 20 === 0 ? await host.enter(ana) : [...host.clients].at(-1)!;
      await visitor.open(id);
    }
    await host.quiet();
    expect(host.storedPads.get(second)?.updates).toHaveLength(1);
    expect(host.padHome.rows.get(second)?.saved?.draft).toBe("Bom dia");
    const loads = host.padLoads.length;
    await writer.write(hers, types(", Rita"));
    expect(host.padLoads.slice(loads)).toEqual([second]);
    expect([his.draft, hers.acked]).toEqual(["Bom dia, Rita", 3]);
    expect([...hers.closings, ...his.closings]).toEqual([]);
  }, 30_000);
});
