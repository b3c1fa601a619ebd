import type { IDBPTransaction } from "idb";
import type { Id } from "#shared/ids.ts";
import type { NoteInfo } from "#shared/model/pad.ts";
import type { ReplicaDb, ReplicaSchema } from "../db.ts";
import { transact } from "../transact.ts";
import type { PadUpdateRow } from "./rows.ts";
import type { Yjs } from "./yjs.ts";

/** A pad as it is on this device. */
export type StoredPad = {
  epoch: string | null;
  state: Uint8Array<ArrayBuffer> | null;
  notes: readonly NoteInfo[];
  updates: readonly (PadUpdateRow & { key: number })[];
};

/** Why something was not written: the conversation is no longer held, or its pad is of another epoch by now. */
export type Unwritten = "gone" | "outdated";

const STORES = ["conversations", "pads", "padUpdates", "drafts", "refusals"] as const;
type PadTx<Mode extends IDBTransactionMode> = IDBPTransaction<ReplicaSchema, (typeof STORES)[number][], Mode>;
export type PadWrite = PadTx<"readwrite">;

/** Runs a write in one transaction: all of it or nothing, whatever fails. */
export const writePads = <T>(db: ReplicaDb, work: (tx: PadWrite) => Promise<T>): Promise<T> => {
  const tx = db.transaction([...STORES], "readwrite");
  return transact(tx, () => work(tx));
};

export const readPad = (db: ReplicaDb, id: Id): Promise<StoredPad> =>
  padIn(db.transaction([...STORES], "readonly"), id);

/** What no room has acknowledged yet, in its order: of all that waits, since that is mostly nothing, and a pad's rest is much. */
export const waitingOf = async (db: ReplicaDb, id: Id): Promise<StoredPad["updates"]> => {
  const waiting = (await db.getAllFromIndex("padUpdates", "waiting", 1)) as StoredPad["updates"];
  return waiting.filter((it) => it.conversationId === id);
};

export const padIn = async (tx: PadTx<"readonly"> | PadWrite, id: Id): Promise<StoredPad> => {
  const [row, updates] = await Promise.all([
    tx.objectStore("pads").get(id),
    tx.objectStore("padUpdates").index("conversation").getAll(id),
  ]);
  return {
    epoch: row?.epoch ?? null,
    state: row?.state ?? null,
    notes: row?.notes ?? [],
    updates: updates as StoredPad["updates"],
  };
};

/** All that there is of a pad, whether a room keeps it or not. */
export const bytesOf = ({ state, updates }: Pick<StoredPad, "state" | "updates">): Uint8Array[] => [
  ...(state ? [state] : []),
  ...updates.map((it) => it.bytes),
];

export const waitingKeys = ({ updates }: Pick<StoredPad, "updates">): number[] =>
  updates.filter((it) => it.isWaiting === 1).map((it) => it.key);

/** Whether the pad may be written in as one of that epoch. To be asked in the transaction that writes. */
export const checkPad = async (tx: PadWrite, id: Id, epoch: string | null): Promise<Unwritten | null> => {
  const [held, row] = await Promise.all([tx.objectStore("conversations").getKey(id), tx.objectStore("pads").get(id)]);
  if (held === undefined) return "gone";
  return (row?.epoch ?? null) === epoch ? null : "outdated";
};

/** Conversations in whose pads something waits for a room, or for its pad. */
export const waitingIds = async (db: ReplicaDb): Promise<Id[]> => {
  const tx = db.transaction(["padUpdates", "drafts"]);
  const [rows, drafts] = await Promise.all([
    tx.objectStore("padUpdates").index("waiting").getAll(1),
    tx.objectStore("drafts").getAllKeys(),
  ]);
  return [...new Set([...rows.map((it) => it.conversationId), ...drafts])];
};

/** Leaves out of a broken copy what no room can tell again: the rest it will. */
export const mend = (Y: Yjs, db: ReplicaDb, id: Id): Promise<unknown> =>
  writePads(db, async (tx) => {
    const row = await tx.objectStore("pads").get(id);
    const { updates } = await padIn(tx, id);
    const lost = updates.filter((it) => it.isWaiting === 0 || !isUpdate(Y, it.bytes));
    return Promise.all([
      row && tx.objectStore("pads").put({ ...row, state: null }),
      ...lost.map((it) => tx.objectStore("padUpdates").delete(it.key)),
    ]);
  });

const isUpdate = (Y: Yjs, bytes: unknown): boolean => {
  try {
    return Y.decodeUpdate(bytes as Uint8Array) !== null;
  } catch {
    return false;
  }
};
