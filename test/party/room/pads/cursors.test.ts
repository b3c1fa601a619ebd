import { describe, expect, test } from "vitest";
import type { PadCursor } from "#shared/protocol/pad-frames.ts";
import { ana, carla, diego } from "../support/people.ts";
import type { Client } from "../support/client.ts";
import type { PadMirror } from "../support/pad-mirror.ts";
import { openFor } from "./support.ts";

const cursor: PadCursor = { root: "draft", anchor: "AAAA", head: "AAAA" };

const points = (client: Client, pad: PadMirror, at: PadCursor | null): Promise<void> =>
  client.say({ type: "pad_cursor", channel: pad.channel!, cursor: at });

describe("P33: cursors", () => {
  test("are told to everybody else who has the pad open, whenever one changes, and not to their own", async () => {
    const { writer, hers, his } = await openFor(carla, diego);
    await points(writer, hers, cursor);
    expect(his.cursors).toEqual([{ userId: carla.id, cursor }]);
    expect(hers.cursors).toEqual([]);
    await points(writer, hers, null);
    expect(his.cursors).toEqual([]);
  });

  test("are told to who opens the pad", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    await points(writer, hers, cursor);
    const late = await (await host.enter(ana)).open(rita.id);
    expect(late.cursors).toEqual([{ userId: carla.id, cursor }]);
  });

  test("of somebody's two devices are two", async () => {
    const { host, rita, writer, hers, his } = await openFor(carla, diego);
    const second = await host.enter(carla);
    const there = await second.open(rita.id);
    await points(writer, hers, cursor);
    await points(second, there, { ...cursor, head: "AQAA" });
    expect(his.cursors).toHaveLength(2);
    expect(hers.cursors).toEqual([{ userId: carla.id, cursor: { ...cursor, head: "AQAA" } }]);
  });

  test("go when the pad is closed, when the connection is, and with the sight of the conversation", async () => {
    const { host, record, rita, writer, hers, his } = await openFor(carla, diego);
    await points(writer, hers, cursor);
    await writer.say({ type: "pad_close", channel: hers.channel! });
    expect(his.cursors).toEqual([]);
    await points(writer, await writer.open(rita.id), cursor);
    expect(his.cursors).toHaveLength(1);
    await writer.hangUp();
    await host.quiet();
    expect(his.cursors).toEqual([]);
    const back = await host.enter(carla);
    await points(back, await back.open(rita.id), cursor);
    await host.poke(record.removeMember(carla));
    expect(his.cursors).toEqual([]);
  });
});
