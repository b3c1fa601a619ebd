import type * as Party from "partykit/server";
import { clearRange, getLevelBulkData, levelGet, YPartyKitStorage } from "y-partykit/storage";
import { decodeUpdate } from "yjs";
import { LIMITS } from "./room/limits.ts";
import type { PadStorage } from "./room/pads/storage.ts";

/** What is known of a pad besides its updates; its presence says that the room keeps the pad. */
const META = "pad-meta/";

/** Values of this many bytes are written one by one by y-partykit, so that a crash may leave the first ones of an update. */
const CHUNK = 128 * 1_024;

/** No clock of an update is as high; y-partykit's own bound. */
const MAX_CLOCK = 0xffff_ffff;

type Db = Party.Storage;

/**
 * The pads of a room in y-partykit's storage. That reports no failure, so what was written is read back. The epoch of a
 * copy never changes in place: the room removes a copy before it keeps another.
 */
export const yPartyKitPads = (db: Db): PadStorage => {
  const storage = new YPartyKitStorage(db);

  const store = async (pad: string, update: Uint8Array): Promise<number> => {
    const clock: number | null = await storage.storeUpdate(pad, update);
    const kept = clock === null ? null : await levelGet(db, keyOf(pad, clock));
    if (clock === null || !isSame(kept, update)) throw new Error("y-partykit did not store an update");
    return clock;
  };

  return {
    async load(pad) {
      const meta = await db.get(META + pad);
      if (meta === undefined) return null;
      const kept = await getLevelBulkData(db, {
        gte: keyOf(pad, 0),
        lt: keyOf(pad, MAX_CLOCK),
        keys: true,
        values: true,
      });
      const whole = [];
      for (const { key, value } of kept) {
        if (isCutOff(value)) await clearRange(db, key, keyOf(pad, Number(key[3]) + 1));
        else whole.push(value);
      }
      return { meta, updates: whole };
    },

    async append(pad, meta, updates) {
      await db.put(META + pad, meta);
      for (const it of updates) await store(pad, it);
    },

    async compact(pad, meta, state) {
      await db.put(META + pad, meta);
      await clearRange(db, keyOf(pad, 0), keyOf(pad, state ? await store(pad, state) : MAX_CLOCK));
    },

    async remove(pad) {
      const updates = await db.list({ prefix: `"v1"#"${pad}"#` });
      const vector = await db.list({ prefix: `"v1_sv"#"${pad}"` });
      // Deletions with no await between them are one.
      await Promise.all(batches([META + pad, ...updates.keys(), ...vector.keys()]).map((keys) => db.delete(keys)));
    },

    async ids() {
      return [...(await db.list({ prefix: META })).keys()].map((key) => key.slice(META.length));
    },
  };
};

const keyOf = (pad: string, clock: number): ["v1", string, "update", number] => ["v1", pad, "update", clock];

/** An update of which a crash left only the first values. What came before it was not cleared yet. */
const isCutOff = (update: Uint8Array): boolean => {
  if (update.length % CHUNK !== 0) return false;
  try {
    decodeUpdate(update);
    return false;
  } catch {
    return true;
  }
};

const batches = (keys: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(keys.length / LIMITS.batchKeys) }, (_, at) =>
    keys.slice(at * LIMITS.batchKeys, (at + 1) * LIMITS.batchKeys),
  );

const isSame = (one: Uint8Array | null, other: Uint8Array): boolean =>
  one?.length === other.length && one.every((byte, at) => byte === other[at]);
