import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { DRAFT, MAX_NOTES, MAX_PAD_BYTES, MAX_PAD_UPDATE_BYTES, NOTES } from "#shared/model/pad.ts";
import { draftOf } from "../../../party/room/pads/document.ts";
import { carla, diego, idOf } from "../room/support/people.ts";
import { type Bytes, deleted, deletion, forge, gone, item, note, section, text } from "./support/forge.ts";
import { GatedPad } from "./support/gated-pad.ts";
import { ANA, CARLA, expectRefused, writtenPad } from "./support/written-pad.ts";

describe("how much a pad takes", () => {
  /** Text for the draft, in an update of so many bytes. */
  const sized = (bytes: number, client = CARLA, clock = 0): Uint8Array => {
    const empty = forge([section(client, clock, item({ root: DRAFT }, text("")))]).length;
    return forge([section(client, clock, item({ root: DRAFT }, text("x".repeat(bytes - empty - 2))))]);
  };

  test("P30: an update of 64 KiB is taken, one more byte is too big", () => {
    const [largest, larger] = [sized(MAX_PAD_UPDATE_BYTES), sized(MAX_PAD_UPDATE_BYTES + 1)];
    expect([largest.length, larger.length]).toEqual([65_536, 65_537]);
    expectRefused(writtenPad(), larger, carla, "too_big");
    expect(writtenPad().take(largest, carla).ok).toBe(true);
  });

  /** A pad with room for less than a kilobyte. */
  const almostFull = (): GatedPad => {
    const pad = writtenPad();
    for (let left = MAX_PAD_BYTES - pad.state.length; left > 1_000; left = MAX_PAD_BYTES - pad.state.length) {
      const clock = Y.getState(pad.doc.store, CARLA);
      expect(pad.take(sized(Math.min(left - 500, 60_000), CARLA, clock), carla).ok).toBe(true);
    }
    return pad;
  };

  test("P30: what would make a document of more than 256 KiB is refused as full, and only that", () => {
    const pad = almostFull();
    const clock = Y.getState(pad.doc.store, CARLA);
    expectRefused(pad, sized(2_000, CARLA, clock), carla, "full");
    expect(pad.take(sized(MAX_PAD_BYTES - pad.state.length - 20, CARLA, clock), carla).ok).toBe(true);
    expect(pad.state.length).toBeLessThanOrEqual(MAX_PAD_BYTES);
    expectRefused(pad, sized(200, CARLA, Y.getState(pad.doc.store, CARLA)), carla, "full");
  });

  test("P30: from a full pad one can always delete, though pieces take more than a whole, and then write again", () => {
    const pad = almostFull();
    const clock = Y.getState(pad.doc.store, CARLA);
    const change = sized(2_000, CARLA, clock);
    expectRefused(pad, change, carla, "full");
    const pieces = Array.from({ length: 300 }, (_, n) => [n * 2, 1] as const);
    expect(pad.take(forge([], [deletion(CARLA, ...pieces)]), carla).ok).toBe(true);
    expect(pad.state.length).toBeGreaterThan(MAX_PAD_BYTES);
    expect(pad.take(forge([], [deletion(CARLA, [1_000, 50_000])]), carla).ok).toBe(true);
    expect(pad.take(change, carla).ok).toBe(true);
  });

  test("P30: many small changes of one who was offline are no full pad", () => {
    const doc = new Y.Doc();
    // So many that the bound is past the limit also when the id is a small one, which takes a byte instead of five.
    for (let n = 0; n < 3_900; n += 1) doc.getText(DRAFT).insert(0, "ab");
    const update = Y.encodeStateAsUpdate(doc);
    const pad = new GatedPad();
    expect(pad.take(update, carla).ok).toBe(true);
    expect(draftOf(pad.doc)).toBe(doc.getText(DRAFT).toString());
    expect(pad.bytes).toBe(pad.state.length);
  });

  test("P30: a pad takes so many notes, those that were removed counted", () => {
    const pad = new GatedPad();
    const notes = Array.from({ length: MAX_NOTES }, (_, n) =>
      item({ root: NOTES, key: idOf(n) }, n % 2 ? note : deleted(1)),
    );
    expect(pad.take(forge([section(CARLA, 0, ...notes)]), carla).ok).toBe(true);
    const another = item({ root: NOTES, key: idOf(MAX_NOTES) }, note);
    expectRefused(pad, forge([section(CARLA, MAX_NOTES, another)]), carla, "full");
    expect(pad.take(forge([section(CARLA, MAX_NOTES, item({ root: DRAFT }, text("x")))]), carla).ok).toBe(true);
  });

  test("P30: a pad takes 2,000 client ids, since each costs at every change", () => {
    const pad = new GatedPad();
    const clients = Array.from({ length: 2_000 }, (_, n) => section(n, 0, gone(1)));
    expect(pad.take(forge(clients), carla)).toMatchObject({ ok: true });
    expectRefused(pad, forge([section(2_000, 0, gone(1))]), diego, "full");
    expect(pad.take(forge([section(1_999, 1, gone(1))]), carla).ok).toBe(true);
  });

  test("P30: what would make everybody pass by the same thousands of pieces again and again is refused", () => {
    const pad = new GatedPad();
    const pieces: Bytes[] = Array.from({ length: 3_500 }, (_, n) =>
      item(n === 0 ? { root: DRAFT } : { left: [ANA, n - 1] }, n % 2 ? deleted(1) : text("x")),
    );
    expect(pad.take(forge([section(ANA, 0, ...pieces)]), diego).ok).toBe(true);
    const passers = Array.from({ length: 501 }, () => item({ root: DRAFT }, text("y")));
    expectRefused(pad, forge([section(CARLA, 0, ...passers)]), carla, "full");
    expect(pad.take(forge([], [deletion(ANA, [0, 1])]), carla).ok).toBe(true);
  });
});
