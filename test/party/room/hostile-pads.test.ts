import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { toBase64 } from "#shared/base64.ts";
import { DRAFT, MAX_PAD_UPDATE_BYTES, NOTES } from "#shared/model/pad.ts";
import { encodePadUpdate } from "#shared/protocol/codec.ts";
import { MAX_OPEN_PADS, type PadRefusal } from "#shared/protocol/pad-frames.ts";
import { LIMITS } from "../../../party/room/limits.ts";
import { deletion, forge, item, note, section, text } from "../pads/support/forge.ts";
import { conversation } from "./support/conversation.ts";
import { adds, notes, removes, types } from "./support/pad-edits.ts";
import { PadMirror } from "./support/pad-mirror.ts";
import { ana, carla, diego, idOf, suporte, vendas } from "./support/people.ts";
import { vendasRoom } from "./support/rooms.ts";

/** Ana's client id and note; the client id that Carla, who is hostile, takes for herself. */
const ANA = 100;
const CARLA = 200;
const NOTE = idOf(901);

/** Ana and Diego have Rita's pad open, with a draft and a note of Ana's in it. So has Carla, who is hostile. */
const padUnderAttack = async () => {
  const { host, record } = vendasRoom();
  const rita = record.given(conversation(vendas, "Rita"));
  const [author, reader, hostile] = [await host.enter(ana), await host.enter(diego), await host.enter(carla)];
  const hers = await author.open(rita.id, new PadMirror(rita.id, ANA));
  const [his, theirs] = [await reader.open(rita.id), await hostile.open(rita.id)];
  await author.write(hers, types("Olá"));
  await author.write(hers, notes(NOTE, "oi"));
  /** Whoever is honest still writes, and all of them still read the same. */
  const expectUnharmed = async () => {
    await author.write(hers, types(", Rita"));
    expect([hers.nacks, hers.draft, hers.texts.get(NOTE)]).toEqual([[], "Olá, Rita", "oi"]);
    expect([his.draft, his.texts, his.notes]).toEqual([hers.draft, hers.texts, hers.notes]);
    expect(his.notes.get(NOTE)).toMatchObject({ authorId: ana.id, editorId: null });
    expect([...his.doc.share.keys()].toSorted()).toEqual([DRAFT, NOTES]);
    expect(host.reported).toEqual([]);
  };
  return { host, record, rita, author, reader, hostile, hers, his, theirs, expectUnharmed };
};

describe("what hostile clients write in a pad", () => {
  const byCarla = (...structs: Parameters<typeof section>[2][]) => forge([section(CARLA, 0, ...structs)]);

  test.each<[string, Uint8Array, PadRefusal]>([
    ["a forged root", byCarla(item({ root: "evil" }, text("x"))), "forbidden"],
    ["a format", byCarla(item({ left: [ANA, 0] }, { kind: 6, bytes: [1, 98, 4, 116, 114, 117, 101] })), "forbidden"],
    ["something else than a text as a note", byCarla(item({ root: NOTES, key: idOf(902) }, text("x"))), "forbidden"],
    ["a colleague's note made anew", byCarla(item({ root: NOTES, key: NOTE }, note)), "forbidden"],
    ["a colleague's note put aside", byCarla(item({ left: [ANA, 3] }, note)), "forbidden"],
    ["text under a colleague's client id", forge([section(ANA, 6, item({ root: DRAFT }, text("x")))]), "foreign"],
    ["text whose first struct is missing", forge([section(CARLA, 1, item({ root: DRAFT }, text("x")))]), "missing"],
    ["text beside what does not exist", byCarla(item({ left: [999, 0] }, text("x"))), "missing"],
    ["the deletion of what does not exist", forge([], [deletion(ANA, [0, 999])]), "missing"],
    ["a giant update", byCarla(item({ root: DRAFT }, text("x".repeat(MAX_PAD_UPDATE_BYTES)))), "too_big"],
    ["no update", new Uint8Array([0xff, 0xff, 0xff, 0xff, 0x0f]), "malformed"],
  ])("P30, P31: %s is refused, reaches nobody, and harms nobody", async (_, update, reason) => {
    const { hostile, his, theirs, expectUnharmed } = await padUnderAttack();
    const heard = his.log.length;
    await hostile.sayUpdate(theirs, new Uint8Array(update));
    expect(theirs.nacks).toEqual([{ number: 1, reason }]);
    expect(his.log).toHaveLength(heard);
    await expectUnharmed();
  });

  test("P30: repeating a colleague's text with other words changes it for nobody", async () => {
    const { hostile, theirs, his, expectUnharmed } = await padUnderAttack();
    const heard = his.log.length;
    const lies = forge([section(ANA, 0, item({ root: "evil" }, text("Tchau")), item({ root: DRAFT }, text("!")))]);
    await hostile.sayUpdate(theirs, new Uint8Array(lies));
    expect([theirs.acked, his.log.length]).toEqual([1, heard]);
    await expectUnharmed();
  });

  test("P32: who writes a note is whose connection it came on, whatever the update says", async () => {
    const { hostile, theirs, his } = await padUnderAttack();
    await hostile.write(theirs, notes(idOf(902), `{"authorId":"${ana.id}"}`));
    expect(his.notes.get(idOf(902))).toMatchObject({ authorId: carla.id, editorId: null });
    await hostile.write(theirs, adds(NOTE, "!"));
    expect(his.notes.get(NOTE)).toMatchObject({ authorId: ana.id, editorId: carla.id });
    await hostile.write(theirs, removes(NOTE));
    await hostile.write(theirs, notes(NOTE, "made anew"));
    expect(theirs.nacks).toEqual([{ number: 4, reason: "forbidden" }]);
    expect([his.notes.get(NOTE)?.authorId, his.texts.has(NOTE)]).toEqual([ana.id, false]);
  });

  test("P28, P37: under an epoch that is over, nothing is taken, and the copy counts for nothing", async () => {
    const { host, rita, hostile, theirs } = await padUnderAttack();
    const stale = new Uint8Array(Y.encodeStateAsUpdate(theirs.doc));
    host.storedPads.delete(rita.id);
    host.crash();
    const [author, again] = [await host.enter(ana), await host.enter(carla)];
    const fresh = await author.open(rita.id);
    expect(fresh.epoch).not.toBe(theirs.epoch);
    hostile.pads.clear();
    await again.sayUpdate(theirs, stale);
    await author.write(fresh, types("De novo"));
    await again.open(rita.id, theirs);
    expect([theirs.draft, theirs.epoch, fresh.draft]).toEqual(["De novo", fresh.epoch, "De novo"]);
    expect(again.all("pad_nack")).toEqual([]);
  });

  test("P37: on a channel never opened, or closed, nothing is taken and nothing is said", async () => {
    const { hostile, theirs, his, expectUnharmed } = await padUnderAttack();
    const update = new Uint8Array(byCarla(item({ root: DRAFT }, text("x"))));
    const [said, heard] = [hostile.frames.length, his.log.length];
    await hostile.sayBytes(encodePadUpdate({ channel: 77, number: 1, update }));
    await hostile.say({ type: "pad_close", channel: theirs.channel! });
    await hostile.sayUpdate(theirs, update);
    expect([hostile.frames.length, his.log.length, hostile.closed]).toEqual([said, heard, null]);
    await expectUnharmed();
  });

  test("P6: before the hello is malformed", async () => {
    const { host, rita } = await padUnderAttack();
    for (const send of [
      (it: Awaited<ReturnType<typeof host.connect>>) => it.open(rita.id),
      (it: Awaited<ReturnType<typeof host.connect>>) =>
        it.sayBytes(encodePadUpdate({ channel: 1, number: 1, update: new Uint8Array([0, 0]) })),
    ]) {
      const stranger = await host.connect();
      await send(stranger);
      expect(stranger.frames).toEqual([{ type: "refusal", reason: "malformed" }]);
    }
  });
});

describe("what hostile clients ask of pads", () => {
  test("P29: a pad that one may not see is closed with gone, in the same words as one that does not exist", async () => {
    const { host, record } = vendasRoom("attendant");
    const diegos = record.given(conversation(vendas, "Canário", { state: "open", attendant: diego }));
    const lost = record.given(conversation(vendas, "Perdido", { state: "open", attendant: carla }));
    const elsewhere = conversation(suporte, "Alheio", { state: "open", attendant: diego });
    const [author, hostile] = [await host.enter(diego), await host.enter(carla)];
    await author.write(await author.open(diegos.id), types("Canário"));
    await host.poke(record.commit({ ...lost, attendant: diego }));
    const before = hostile.frames.length;
    for (const id of [diegos.id, lost.id, elsewhere.id, idOf(999)]) await hostile.open(id, new PadMirror(id), 7);
    const answers = hostile.frames.slice(before);
    expect(answers).toEqual(Array(4).fill({ type: "pad_closed", channel: 7, reason: "gone" }));
    expect(hostile.updates).toEqual([]);
    // Nor does a pad that nobody may open cost the room anything.
    expect(host.padHome.rows.size).toBe(1);
  });

  test("P29: what a copy is said to have makes no difference to that", async () => {
    const { host, record } = vendasRoom("attendant");
    const diegos = record.given(conversation(vendas, "Canário", { state: "open", attendant: diego }));
    const [author, hostile] = [await host.enter(diego), await host.enter(carla)];
    const his = await author.open(diegos.id);
    const copy = { epoch: his.epoch!, vector: toBase64(Y.encodeStateVector(his.doc)) };
    await hostile.say({ type: "pad_open", channel: 1, conversationId: diegos.id, copy });
    expect(hostile.last("pad_closed")).toEqual({ type: "pad_closed", channel: 1, reason: "gone" });
  });

  test("P22: a flood of small updates is refused, and the others go on", async () => {
    const { hostile, theirs, expectUnharmed } = await padUnderAttack();
    for (let n = 0; n < LIMITS.burst && !hostile.closed; n += 1) {
      await hostile.sayUpdate(theirs, new Uint8Array([0, 0]));
    }
    expect(hostile.last("refusal")?.reason).toBe("flood");
    await expectUnharmed();
  });

  test("P22, P31: a flood of refused updates ends twenty times sooner", async () => {
    const { hostile, theirs, expectUnharmed } = await padUnderAttack();
    while (!hostile.closed) await hostile.sayUpdate(theirs, new Uint8Array([9]));
    expect(hostile.last("refusal")?.reason).toBe("flood");
    expect(theirs.nacks.length).toBeLessThanOrEqual(LIMITS.burst / LIMITS.refusedUpdateFrames + 1);
    await expectUnharmed();
  });

  test("P22: opening pads again and again is a flood", async () => {
    const { rita, hostile, theirs, expectUnharmed } = await padUnderAttack();
    let opened = 0;
    for (; !hostile.closed; opened += 1) {
      await hostile.say({ type: "pad_close", channel: theirs.channel! });
      await hostile.open(rita.id, theirs, 1);
    }
    expect(hostile.last("refusal")?.reason).toBe("flood");
    expect(opened).toBeLessThanOrEqual(LIMITS.burst / LIMITS.padOpenFrames);
    await expectUnharmed();
  });

  test("P36: who opens many large pads and reads none is not sent them all", async () => {
    const { host, record } = vendasRoom();
    const [author, hostile] = [await host.enter(ana), await host.enter(carla)];
    hostile.isAcking = false;
    for (let n = 0; n < MAX_OPEN_PADS; n += 1) {
      const it = record.given(conversation(vendas, "Rita"));
      await host.poke(record.commit(it));
      await hostile.say({ type: "ack", seq: record.head });
      const pad = await author.open(it.id);
      for (let part = 0; part < 3; part += 1) await author.write(pad, types("x".repeat(60_000)));
      await author.say({ type: "pad_close", channel: pad.channel! });
      await hostile.open(it.id);
      await host.clock.advance(2_000);
    }
    expect(hostile.sizes.reduce((sum, it) => sum + it, 0)).toBeLessThan(LIMITS.unackedBytes + 1_000_000);
    expect(hostile.last("pad_closed")?.reason).toBe("behind");
  });

  test("P3, P27: a cursor or a channel that is too large is malformed", async () => {
    const place = toBase64(new Uint8Array(200));
    for (const frame of [
      { type: "pad_cursor", channel: 1, cursor: { root: "draft", anchor: place, head: place } },
      { type: "pad_cursor", channel: 1, cursor: { root: "evil", anchor: "", head: "" } },
      { type: "pad_open", channel: 256, conversationId: idOf(999), copy: null },
      { type: "pad_open", channel: 0, conversationId: idOf(999), copy: null },
      { type: "pad_open", channel: 5, conversationId: "__proto__", copy: null },
    ] as const) {
      const { hostile, his, expectUnharmed } = await padUnderAttack();
      await hostile.say(frame);
      expect(hostile.last("refusal")?.reason).toBe("malformed");
      expect(his.cursors).toEqual([]);
      await expectUnharmed();
    }
  });

  test("P33: a cursor is its sender's, whoever it says it is, and none on a channel that is not open", async () => {
    const { hostile, his, theirs } = await padUnderAttack();
    const cursor = { root: "draft" as const, anchor: "AAAA", head: "AAAA" };
    await hostile.say({ type: "pad_cursor", channel: 99, cursor });
    expect(his.cursors).toEqual([]);
    const forged = { type: "pad_cursor" as const, channel: theirs.channel!, cursor, userId: ana.id };
    await hostile.say(forged);
    expect(his.cursors).toEqual([{ userId: carla.id, cursor }]);
  });
});
