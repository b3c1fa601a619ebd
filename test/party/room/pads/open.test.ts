import { describe, expect, test } from "vitest";
import { newId } from "#shared/ids.ts";
import { toBase64 } from "#shared/base64.ts";
import { MAX_OPEN_PADS } from "#shared/protocol/pad-frames.ts";
import { conversation } from "../support/conversation.ts";
import { types } from "../support/pad-edits.ts";
import { PadMirror } from "../support/pad-mirror.ts";
import { carla, diego, suporte, vendas } from "../support/people.ts";
import { vendasRoom } from "../support/rooms.ts";

describe("opening a pad", () => {
  test("P27: a channel that is in use is malformed", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const client = await host.enter(carla);
    await client.open(rita.id, undefined, 7);
    await client.open(rita.id, undefined, 7);
    expect(client.last("refusal")?.reason).toBe("malformed");
  });

  test("P27: a channel is in use from when it is asked for, not only from the answer on", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const client = await host.enter(carla);
    host.padHome.gate = new Promise(() => {});
    void client.open(rita.id, undefined, 7);
    await host.quiet();
    void client.open(rita.id, undefined, 7);
    await host.quiet();
    expect(client.last("refusal")?.reason).toBe("malformed");
  });

  test("P27: past 32 open pads the answer is crowded, and one may be opened again after another is closed", async () => {
    const { host, record } = vendasRoom();
    const ids = Array.from({ length: MAX_OPEN_PADS + 1 }, () => record.given(conversation(vendas, "Rita")).id);
    const client = await host.enter(carla);
    for (const [at, id] of ids.slice(1).entries()) await client.open(id, undefined, at + 1);
    const late = await client.open(ids[0]!, undefined, 255);
    expect(late.closings).toEqual(["crowded"]);
    await client.say({ type: "pad_close", channel: 1 });
    await client.open(late.conversationId, late, 254);
    expect(late.channel).toBe(254);
    expect(client.closed).toBeNull();
  });

  test("P28: the answer is the epoch and then, as update 1, what the copy lacks", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const [writer, reader] = [await host.enter(carla), await host.enter(diego)];
    const [hers, his] = [await writer.open(rita.id), await reader.open(rita.id)];
    expect(his.log).toEqual(["pad"]);
    await writer.write(hers, types("Bom dia"));
    await reader.say({ type: "pad_close", channel: his.channel! });
    await writer.write(hers, types(", Rita"));
    expect(his.draft).toBe("Bom dia");
    his.log.length = 0;
    reader.updates.length = 0;
    await reader.open(rita.id, his);
    expect(his.log).toEqual(["pad", "pad_update"]);
    expect(his.draft).toBe("Bom dia, Rita");
    // The seven characters that it had are not sent again.
    expect(reader.updates[0]!.update.length).toBeLessThan(30);
  });

  test("P28: a copy of another epoch lacks the whole", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const writer = await host.enter(carla);
    const hers = await writer.open(rita.id);
    await writer.write(hers, types("Bom dia"));
    const his = new PadMirror(rita.id);
    his.epoch = "another";
    his.change(types("de outro tempo"));
    await (await host.enter(diego)).open(rita.id, his);
    expect(his.draft).toBe("Bom dia");
    expect(his.epoch).toBe(hers.epoch);
  });

  test("P28: a copy that lacks nothing gets no update", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const client = await host.enter(carla);
    const pad = await client.open(rita.id);
    await client.write(pad, types("Bom dia"));
    await client.say({ type: "pad_close", channel: pad.channel! });
    pad.log.length = 0;
    await client.open(rita.id, pad);
    expect(pad.log).toEqual(["pad"]);
  });

  test("P3, P28: a vector that is none is malformed", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const [client, other] = [await host.enter(carla), await host.enter(diego)];
    const his = await other.open(rita.id);
    const copy = { epoch: his.epoch!, vector: toBase64(new Uint8Array([200, 1, 255, 255])) };
    await client.say({ type: "pad_open", channel: 1, conversationId: rita.id, copy });
    expect(client.last("refusal")?.reason).toBe("malformed");
    await other.write(his, types("Bom dia"));
    expect(his.acked).toBe(1);
  });

  test("P29: whoever does not see the conversation is answered gone, whether it exists or not", async () => {
    const { host, record } = vendasRoom("attendant");
    const hidden = record.given(conversation(vendas, "Segredo", { state: "open", attendant: diego }));
    const client = await host.enter(carla);
    for (const id of [hidden.id, conversation(suporte, "Outra").id, newId()]) {
      expect((await client.open(id)).log).toEqual(["pad_closed"]);
      expect(client.last("pad_closed")?.reason).toBe("gone");
    }
    expect(host.padHome.asked).toEqual([]);
  });

  test("P29: who loses sight while the pad is fetched is answered gone", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita", { state: "open", attendant: diego }));
    const client = await host.enter(carla);
    let fetched = () => {};
    host.padHome.gate = new Promise((resolve) => (fetched = resolve));
    const opening = client.open(rita.id);
    await host.poke(record.setAccess("attendant"));
    fetched();
    const pad = await opening;
    expect(pad.log).toEqual(["pad_closed"]);
    expect(pad.closings).toEqual(["gone"]);
  });

  test("P29: a pad that cannot be had now is unavailable, and can be had later", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const client = await host.enter(carla);
    host.padHome.isDown = true;
    const pad = await client.open(rita.id);
    expect(pad.closings).toEqual(["unavailable"]);
    host.padHome.isDown = false;
    await client.open(rita.id, pad);
    expect(pad.channel).not.toBeNull();
  });

  test("a pad whose conversation D1 has in another team is answered moved", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const client = await host.enter(carla);
    record.commit({ ...rita, team: suporte });
    expect((await client.open(rita.id)).closings).toEqual(["moved"]);
  });

  test("a pad that the room keeps is opened and written in without a look at D1", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const client = await host.enter(carla);
    const pad = await client.open(rita.id);
    await client.write(pad, types("Bom dia"));
    host.crash();
    host.padHome.asked.length = 0;
    host.padHome.isDown = true;
    const again = await (await host.enter(diego)).open(rita.id);
    expect(again.draft).toBe("Bom dia");
    expect(host.padHome.asked).toEqual([]);
  });

  test("P37: what is said on a channel that is not open is passed over in silence", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const client = await host.enter(carla);
    const pad = await client.open(rita.id);
    const update = pad.change(types("tarde demais"));
    const channel = pad.channel!;
    await client.say({ type: "pad_close", channel });
    const before = client.sizes.length;
    await client.sayUpdate(pad, update);
    await client.say({ type: "pad_close", channel });
    await client.say({ type: "pad_ack", channel, number: 1 });
    await client.say({ type: "pad_cursor", channel, cursor: null });
    expect(client.sizes.length).toBe(before);
    expect((await client.open(rita.id)).draft).toBe("");
  });
});
