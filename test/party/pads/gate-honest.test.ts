import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { draftOf, notesOf } from "../../../party/room/pads/document.ts";
import { ana, carla, diego, idOf } from "../room/support/people.ts";
import { Device, type Sending } from "./support/device.ts";
import { GatedPad } from "./support/gated-pad.ts";

describe("honest writers, whatever they do", () => {
  test("P30: nothing of theirs is refused, online and off, and all come to the same pad", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 120 }), (steps) => {
        const world = new World();
        for (const it of steps) world.do(it);
        world.rest();
        expect(world.troubles).toEqual([]);
        const texts = world.devices.map(({ doc }) => ({ draft: draftOf(doc), notes: sorted(notesOf(doc)) }));
        const { doc } = world.pad;
        for (const it of texts) expect(it).toEqual({ draft: draftOf(doc), notes: sorted(notesOf(doc)) });
        expect(Buffer.from(Y.encodeStateAsUpdate(world.pad.reloaded()))).toEqual(Buffer.from(world.pad.state));
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

type Step = {
  device: number;
  act: "write" | "erase" | "makeNote" | "removeNote" | "undo" | "redo" | "reload" | "leave" | "come";
  n: number;
  at: number;
  text: string;
  sending: Sending;
};

const step: fc.Arbitrary<Step> = fc.record({
  device: fc.nat({ max: 3 }),
  act: fc.oneof(
    { weight: 8, arbitrary: fc.constant("write" as const) },
    { weight: 5, arbitrary: fc.constant("erase" as const) },
    { weight: 2, arbitrary: fc.constant("makeNote" as const) },
    { weight: 1, arbitrary: fc.constant("removeNote" as const) },
    { weight: 4, arbitrary: fc.constantFrom("undo" as const, "redo" as const) },
    { weight: 3, arbitrary: fc.constantFrom("reload" as const, "leave" as const, "come" as const) },
  ),
  n: fc.nat(),
  at: fc.nat(),
  text: fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
  sending: fc.constantFrom("each", "merged", "difference"),
});

/** Four devices of three people and a room between them, that hands on what it takes. */
class World {
  readonly pad = new GatedPad();
  readonly devices = [ana, carla, diego, diego].map((it) => new Device(it));
  readonly troubles: string[] = [];
  #notes = 0;

  do({ device: which, act, n, at, text, sending }: Step): void {
    const device = this.devices[which]!;
    if (act === "write") device.write(n, at, text);
    if (act === "erase") device.erase(n, at, text.length);
    if (act === "makeNote") device.makeNote(idOf((this.#notes += 1)), text);
    if (act === "removeNote") device.removeNote(n);
    if (act === "undo") device.undo();
    if (act === "redo") device.redo();
    if (act === "reload") device.reload();
    if (act === "leave") device.isOnline = false;
    if (act === "come") this.#come(device);
    if (device.isOnline) this.#send(device, sending);
  }

  rest(): void {
    for (const it of this.devices) {
      this.#come(it);
      this.#send(it, "each");
    }
  }

  #come(device: Device): void {
    device.isOnline = true;
    device.catchUp(this.pad);
  }

  #send(device: Device, sending: Sending): void {
    for (const update of device.toSend(this.pad, sending)) {
      const before = new Map(notesOf(this.pad.doc).map((it) => [it.id, it.text]));
      const verdict = this.pad.take(update, device.user);
      if (!verdict.ok) {
        this.troubles.push(`${device.user.name}'s update was refused as ${verdict.reason}`);
        continue;
      }
      if (this.pad.bytes < this.pad.state.length) this.troubles.push("the pad is larger than its bound");
      const told = new Set([...verdict.madeNotes, ...verdict.changedNotes]);
      if (!changed(before, this.pad).every((it) => told.has(it))) this.troubles.push("a change of a note is not told");
      for (const it of this.devices) {
        if (it !== device && it.isOnline && verdict.update) it.receive(verdict.update);
      }
    }
  }
}

const changed = (before: ReadonlyMap<string, string>, pad: GatedPad): string[] => {
  const after = new Map(notesOf(pad.doc).map((it) => [it.id, it.text]));
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
};

const sorted = (notes: { id: string; text: string }[]): { id: string; text: string }[] =>
  notes.toSorted((one, other) => (one.id < other.id ? -1 : 1));
