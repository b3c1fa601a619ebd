import * as v from "valibot";
import { QUEUED_COMMANDS } from "#shared/commands/queued.ts";
import { Id } from "#shared/ids.ts";
import type { ReplicaDb, ReplicaSchema } from "./db.ts";

/** What no server has: it is saved from a broken copy as far as it can be read. */
const STORES = ["outbox", "refusals", "padUpdates", "drafts"] as const;
type Name = (typeof STORES)[number];

export type Salvage = {
  [Store in Name]: readonly (readonly [ReplicaSchema[Store]["key"], ReplicaSchema[Store]["value"]])[];
};

export const salvage = async (db: ReplicaDb): Promise<Salvage> => {
  const [outbox, refusals, padUpdates, drafts] = await Promise.all([
    entriesOf(db, "outbox"),
    entriesOf(db, "refusals"),
    entriesOf(db, "padUpdates"),
    entriesOf(db, "drafts"),
  ]);
  return {
    outbox: outbox.filter(([, it]) => isItem(it)),
    refusals: refusals.filter(([, it]) => v.is(Keyed, it)),
    padUpdates: padUpdates.filter(([, it]) => it.isWaiting === 1 && it.bytes instanceof Uint8Array),
    drafts: drafts.filter(([, it]) => typeof it === "string"),
  };
};

/** Puts into a new database what was saved. Waiting updates find their pad when its room has told which it is. */
export const restore = async (db: ReplicaDb, saved: Salvage): Promise<void> => {
  const tx = db.transaction([...STORES], "readwrite", { durability: "strict" });
  await Promise.all([
    ...saved.outbox.map(([, it]) => tx.objectStore("outbox").put(it)),
    ...saved.refusals.map(([, it]) => tx.objectStore("refusals").put(it)),
    ...saved.padUpdates.map(([, it]) => tx.objectStore("padUpdates").put(it)),
    ...saved.drafts.map(([key, it]) => tx.objectStore("drafts").put(it, key)),
    tx.done,
  ]);
};

const entriesOf = async <Store extends Name>(
  db: ReplicaDb,
  name: Store,
): Promise<(readonly [ReplicaSchema[Store]["key"], ReplicaSchema[Store]["value"]])[]> => {
  try {
    const tx = db.transaction(name);
    const [keys, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
    return keys.flatMap((key, at) => (values[at] === undefined ? [] : [[key, values[at]] as const]));
  } catch {
    return [];
  }
};

const Keyed = v.object({ id: Id, at: v.number() });
const Item = v.object({ id: Id, name: v.string(), args: v.looseObject({}), at: v.number(), isAnswered: v.boolean() });

const isItem = (it: unknown): boolean => v.is(Item, it) && QUEUED_COMMANDS.has(it.name);
