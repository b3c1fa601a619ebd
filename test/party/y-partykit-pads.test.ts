import type * as Party from "partykit/server";
import { describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { draftOf, openDocument } from "../../party/room/pads/document.ts";
import { yPartyKitPads } from "../../party/y-partykit-pads.ts";
import { types } from "./room/support/pad-edits.ts";
import { PadMirror } from "./room/support/pad-mirror.ts";
import { idOf } from "./room/support/people.ts";

const RITA = idOf(1);
const SONIA = idOf(2);

type Listing = { prefix?: string; start?: string; end?: string; reverse?: boolean; limit?: number };

/** PartyKit's storage in memory, which fails, or stops for ever, once so many values were put. */
class MemoryStorage {
  readonly entries = new Map<string, unknown>();
  putsLeft = Infinity;
  whenSpent: "fails" | "stops" = "fails";

  async get(key: string): Promise<unknown> {
    return structuredClone(this.entries.get(key));
  }

  async put(key: string, value: unknown): Promise<void> {
    if (this.putsLeft <= 0)
      return this.whenSpent === "stops" ? new Promise(() => {}) : Promise.reject(new Error("full"));
    this.putsLeft -= 1;
    this.entries.set(key, structuredClone(value));
  }

  async delete(keys: string | string[]): Promise<number> {
    for (const key of [keys].flat()) this.entries.delete(key);
    return 0;
  }

  async list({ prefix = "", start = "", end, reverse, limit }: Listing) {
    const keys = [...this.entries.keys()]
      .filter((key) => key.startsWith(prefix) && key >= start && (end === undefined || key < end))
      .toSorted();
    const ordered = (reverse ? keys.toReversed() : keys).slice(0, limit);
    return new Map(ordered.map((key) => [key, structuredClone(this.entries.get(key))]));
  }

  transaction<T>(run: (storage: this) => Promise<T>): Promise<T> {
    return run(this);
  }
}

const stored = () => {
  const memory = new MemoryStorage();
  return { memory, pads: yPartyKitPads(memory as unknown as Party.Storage) };
};

/** Three updates that build upon each other, and the state that they make, which takes more than one value. */
const written = () => {
  const pad = new PadMirror(RITA);
  const updates = ["a", "b", "c"].map((letter) => pad.change(types(letter.repeat(60_000))));
  return { updates, state: Y.encodeStateAsUpdate(pad.doc), text: pad.draft };
};

describe("pads in y-partykit's storage", () => {
  test("are what was kept of them, each apart", async () => {
    const { pads } = stored();
    const { updates, text } = written();
    await pads.append(RITA, { n: 1 }, updates.slice(0, 2));
    await pads.append(SONIA, { n: 2 }, []);
    await pads.append(RITA, { n: 3 }, updates.slice(2));
    const loaded = await pads.load(RITA);
    expect(loaded?.meta).toEqual({ n: 3 });
    expect(draftOf(openDocument(loaded!.updates))).toBe(text);
    expect(await pads.load(SONIA)).toEqual({ meta: { n: 2 }, updates: [] });
    expect(await pads.load(idOf(3))).toBeNull();
    expect((await pads.ids()).toSorted()).toEqual([RITA, SONIA]);
  });

  test("become one state, or none", async () => {
    const { pads } = stored();
    const { updates, state, text } = written();
    await pads.append(RITA, {}, updates);
    await pads.compact(RITA, {}, state);
    const loaded = await pads.load(RITA);
    expect(loaded?.updates).toHaveLength(1);
    expect(draftOf(openDocument(loaded!.updates))).toBe(text);
    await pads.compact(RITA, {}, null);
    expect((await pads.load(RITA))?.updates).toEqual([]);
  });

  test("say so when y-partykit does not: what it failed to store was not stored", async () => {
    // It warns of what it swallows.
    vi.spyOn(console, "warn").mockReturnValue();
    const { memory, pads } = stored();
    const { updates, state } = written();
    await pads.append(RITA, {}, updates.slice(0, 1));
    memory.putsLeft = 1;
    await expect(pads.append(RITA, {}, updates.slice(1))).rejects.toThrow("did not store");
    memory.putsLeft = 2;
    await expect(pads.compact(RITA, {}, state)).rejects.toThrow("did not store");
  });

  test.each([0, 1, 2, 3])("lose nothing by a crash after %i puts of bringing them into one state", async (puts) => {
    const { memory, pads } = stored();
    const { updates, state, text } = written();
    expect(state.length).toBeGreaterThan(128 * 1_024);
    await pads.append(RITA, {}, updates);
    memory.putsLeft = puts;
    memory.whenSpent = "stops";
    void pads.compact(RITA, {}, state);
    await new Promise((resolve) => setImmediate(resolve));
    memory.putsLeft = Infinity;
    const after = yPartyKitPads(memory as unknown as Party.Storage);
    const loaded = await after.load(RITA);
    expect(draftOf(openDocument(loaded!.updates))).toBe(text);
    const more = new PadMirror(RITA);
    Y.applyUpdate(more.doc, state);
    await after.append(RITA, {}, [more.change(types("d"))]);
    expect(draftOf(openDocument((await after.load(RITA))!.updates))).toBe(`${text}d`);
  });

  test("leave nothing when they are removed", async () => {
    const { memory, pads } = stored();
    const { updates, state } = written();
    await pads.append(RITA, {}, updates);
    await pads.compact(RITA, {}, state);
    await pads.append(SONIA, {}, []);
    await pads.remove(RITA);
    expect(await pads.ids()).toEqual([SONIA]);
    expect([...memory.entries.keys()].filter((key) => key.includes(RITA))).toEqual([]);
  });
});
