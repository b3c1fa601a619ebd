import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../../party/room/limits.ts";
import { empties, types } from "../support/pad-edits.ts";
import { ana, carla, diego } from "../support/people.ts";
import { openFor } from "./support.ts";

describe("P31: an update that is taken", () => {
  test("is kept before it is acknowledged, and before anybody is told", async () => {
    const { host, writer, hers, his } = await openFor(carla, diego);
    let kept = () => {};
    host.padGate = new Promise((resolve) => (kept = resolve));
    const written = writer.write(hers, types("Bom dia"));
    await host.quiet();
    expect([hers.acked, his.draft]).toEqual([0, ""]);
    kept();
    await written;
    await host.quiet();
    expect([hers.acked, his.draft]).toEqual([1, "Bom dia"]);
  });

  test("reaches nobody who asks for the pad before it is kept", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    let kept = () => {};
    host.padGate = new Promise((resolve) => (kept = resolve));
    void writer.write(hers, types("Bom dia"));
    await host.quiet();
    const late = await host.enter(ana);
    const opening = late.open(rita.id);
    await host.quiet();
    expect(late.all("pad")).toEqual([]);
    kept();
    expect((await opening).draft).toBe("Bom dia");
  });

  test("goes together with others that came while it was kept: one write, one acknowledgement, one update", async () => {
    const { host, rita, writer, hers, his } = await openFor(carla, diego);
    let kept = () => {};
    host.padGate = new Promise((resolve) => (kept = resolve));
    const first = writer.write(hers, types("a"));
    await host.quiet();
    const rest = ["b", "c", "d"].map((letter) => writer.write(hers, types(letter)));
    await host.quiet();
    kept();
    await Promise.all([first, ...rest]);
    expect(his.draft).toBe("abcd");
    expect(his.heard).toBe(2);
    expect(writer.all("pad_ack").map((it) => it.number)).toEqual([1, 4]);
    expect(host.storedPads.get(rita.id)?.updates).toHaveLength(4);
  });

  test("goes to each reader on their own channel, under their own number", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    const early = await host.enter(ana);
    await early.open(rita.id, undefined, 7);
    await writer.write(hers, types("a"));
    await writer.write(hers, types("b"));
    const late = await host.enter(ana);
    await late.open(rita.id, undefined, 7);
    await late.open(rita.id, undefined, 9);
    await writer.write(hers, types("c"));
    const heads = (client: typeof late) => client.updates.map((it) => `${it.channel}/${it.number}`);
    expect(heads(early)).toEqual(["7/1", "7/2", "7/3"]);
    expect(heads(late)).toEqual(["7/1", "9/1", "7/2", "9/2"]);
  });

  test("of two who write at once reaches each from the other", async () => {
    const { host, writer, reader, hers, his } = await openFor(carla, diego);
    let kept = () => {};
    host.padGate = new Promise((resolve) => (kept = resolve));
    const first = writer.write(hers, types("a"));
    await host.quiet();
    const both = [writer.write(hers, types("b")), reader.write(his, types("z"))];
    await host.quiet();
    kept();
    await Promise.all([first, ...both]);
    expect(hers.draft).toBe(his.draft);
    expect([hers.acked, his.acked]).toEqual([2, 1]);
    expect([hers.heard, his.heard]).toEqual([1, 2]);
  });

  test("that brings nothing new is acknowledged and told to nobody", async () => {
    const { host, rita, writer, hers, his } = await openFor(carla, diego);
    const update = hers.change(types("Bom dia"));
    await writer.sayUpdate(hers, update);
    await writer.sayUpdate(hers, update);
    expect(hers.acked).toBe(2);
    expect(his.heard).toBe(1);
    expect(host.storedPads.get(rita.id)?.updates).toHaveLength(1);
  });
});

describe("P31: an update that is not taken", () => {
  test("changes nothing and is answered with its reason; what is right goes on", async () => {
    const { writer, hers, his } = await openFor(carla, diego);
    await writer.sayUpdate(hers, new Uint8Array([1, 2, 3]));
    await writer.write(hers, types("Bom dia"));
    expect(hers.nacks).toEqual([{ number: 1, reason: "malformed" }]);
    expect(hers.acked).toBe(2);
    expect(his.draft).toBe("Bom dia");
  });

  test("costs as much as 20 frames", async () => {
    const { writer, hers } = await openFor(carla, diego);
    const affordable = Math.floor((LIMITS.burst - 2 * LIMITS.padOpenFrames) / LIMITS.refusedUpdateFrames);
    for (let n = 0; n < affordable; n += 1) await writer.sayUpdate(hers, new Uint8Array([1, 2, 3]));
    expect(writer.closed).toBeNull();
    await writer.sayUpdate(hers, new Uint8Array([1, 2, 3]));
    await writer.sayUpdate(hers, new Uint8Array([1, 2, 3]));
    expect(writer.last("refusal")?.reason).toBe("flood");
  });

  test("because storage failed is unavailable, told to nobody, and taken when it comes again", async () => {
    const { host, writer, hers, his } = await openFor(carla, diego);
    const update = hers.change(types("Bom dia"));
    host.writesLeft = 0;
    await writer.sayUpdate(hers, update);
    expect(hers.nacks).toEqual([{ number: 1, reason: "unavailable" }]);
    host.writesLeft = Infinity;
    expect(his.draft).toBe("");
    await writer.sayUpdate(hers, update);
    expect(hers.acked).toBe(2);
    expect(his.draft).toBe("Bom dia");
  });
});

describe("P22: updates count by their size", () => {
  test("a flood of large ones is refused", async () => {
    const { writer, hers } = await openFor(carla, diego);
    for (let n = 0; n < 60 && !writer.closed; n += 1) {
      await writer.write(hers, types("x".repeat(40_000)));
      await writer.write(hers, empties);
    }
    expect(writer.last("refusal")?.reason).toBe("flood");
    expect(hers.sent).toBeLessThan(2 * (LIMITS.burst / (40_000 / LIMITS.updateBytesPerFrame)));
  });
});
