import { describe, expect, test } from "vitest";
import { MAX_OPEN_PADS } from "#shared/protocol/pad-frames.ts";
import { LIMITS } from "../../../../party/room/limits.ts";
import { conversation } from "../support/conversation.ts";
import { types } from "../support/pad-edits.ts";
import { carla, diego, vendas } from "../support/people.ts";
import { vendasRoom } from "../support/rooms.ts";
import { openFor } from "./support.ts";

describe("when the room's memory vanishes", () => {
  test("pads stay open, and their updates go on being numbered", async () => {
    const { host, writer, hers, his } = await openFor(carla, diego);
    await writer.write(hers, types("Bom"));
    await host.clock.advance(LIMITS.keepChannelsMs);
    host.forgetMemory();
    await writer.write(hers, types(" dia"));
    expect([hers.acked, his.heard, his.draft]).toEqual([2, 2, "Bom dia"]);
    expect([...hers.closings, ...his.closings]).toEqual([]);
  });

  test("before it is written down how far its readers are, they are told to come again", async () => {
    const { host, writer, hers, his } = await openFor(carla, diego);
    await writer.write(hers, types("Bom"));
    host.forgetMemory();
    await writer.say({ type: "ping" });
    expect([hers.closings, his.closings]).toEqual([["behind"], ["behind"]]);
  });

  test("a pad that was saved has all its readers where they are", async () => {
    const { host, record, writer, hers, his, rita } = await openFor(carla, diego);
    await writer.write(hers, types("Bom"));
    // Saved at once, sooner than the timer would write anything down.
    await host.poke(
      record.commit({ ...rita, version: rita.version + 1, state: "concluded", concludedAt: host.clock.now() }),
    );
    await host.quiet();
    host.forgetMemory();
    await writer.say({ type: "ping" });
    expect([hers.closings, his.closings]).toEqual([[], []]);
  });

  test("between keeping an update and telling it, its readers are told to come again, and lack nothing then", async () => {
    const { host, writer, reader, hers, his } = await openFor(carla, diego);
    const clients = [...host.clients];
    const update = hers.change(types("Bom dia"));
    for (const it of clients) it.isDeaf = true;
    await writer.sayUpdate(hers, update);
    host.forgetMemory();
    for (const it of clients) it.isDeaf = false;
    await reader.say({ type: "ping" });
    expect([hers.acked, his.draft]).toEqual([0, ""]);
    for (const pad of [hers, his]) expect(pad.closings).toEqual(["behind"]);
    await reader.open(his.conversationId, his);
    expect(his.draft).toBe("Bom dia");
    await writer.open(hers.conversationId, hers);
    await writer.sayUpdate(hers, update);
    expect(hers.acked).toBe(1);
  });

  test("a pad that was being opened is answered: come again", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const client = await host.enter(carla);
    host.padHome.gate = new Promise(() => {});
    void client.open(rita.id);
    await host.quiet();
    host.padHome.gate = null;
    host.forgetMemory();
    await client.say({ type: "ping" });
    expect(client.last("pad_closed")?.reason).toBe("behind");
    expect((await client.open(rita.id)).channel).toBe(1);
  });

  test("32 open pads are restored from an attachment of at most 1,536 bytes", async () => {
    const { host, record } = vendasRoom();
    const ids = Array.from({ length: MAX_OPEN_PADS }, () => record.given(conversation(vendas, "Rita")).id);
    const client = await host.enter(carla);
    const pads = [];
    for (const [at, id] of ids.entries()) pads.push(await client.open(id, undefined, 255 - at));
    await client.say({ type: "presence", conversationId: ids[0]!, isTyping: true });
    host.forgetMemory();
    const other = await host.enter(diego);
    for (const [at, id] of ids.entries()) await other.write(await other.open(id), types(`olá ${at}`));
    expect(pads.map((it) => it.draft)).toEqual(ids.map((_, at) => `olá ${at}`));
  });
});

describe("when the process is killed", () => {
  test("every update that was acknowledged is there afterwards", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    host.writesLeft = 4;
    const updates = ["a", "b", "c", "d", "e", "f"].map((letter) => hers.change(types(letter)));
    for (const it of updates) await writer.sayUpdate(hers, it);
    expect(hers.acked).toBe(3);
    expect(hers.nacks.map((it) => it.number)).toEqual([4, 5, 6]);
    host.crash();
    expect((await (await host.enter(diego)).open(rita.id)).draft).toBe("abc");
  });
});
