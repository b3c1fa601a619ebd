import type { Id } from "#shared/ids.ts";
import type { NoteInfo } from "#shared/model/pad.ts";
import type { ReplicaDb } from "../db.ts";
import { bytesOf, checkPad, padIn, type PadWrite, type Unwritten, writePads } from "./disk.ts";
import type { Yjs } from "./yjs.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What was changed here, as it was written: `key` is its place among what waits, `epoch` that of the pad. */
export type Written = { key: number; epoch: string | null };

/** Kept updates are folded into one when there are so many. */
const FOLD_AT = 64;

/** Writes what was changed here. What belongs to no epoch yet builds upon nothing, and fits into any. */
export const addEdit = (db: ReplicaDb, id: Id, of: string | null, bytes: Bytes): Promise<Written | Unwritten> =>
  writePads(db, async (tx) => {
    const epoch = of ?? (await padIn(tx, id)).epoch;
    const updates = tx.objectStore("padUpdates");
    // Asked for at once: what was typed just before a tab goes away must not wait for an answer.
    const [key, refusal] = await Promise.all([
      updates.add({ conversationId: id, epoch, bytes, isWaiting: 1 }),
      checkPad(tx, id, epoch),
    ]);
    if (!refusal) return { epoch, key };
    await updates.delete(key);
    return refusal;
  });

/** Writes what the room told. */
export const addTold = (Y: Yjs, db: ReplicaDb, id: Id, epoch: string, bytes: Bytes): Promise<Unwritten | null> =>
  writePads(db, async (tx) => {
    const refusal = await checkPad(tx, id, epoch);
    if (refusal) return refusal;
    await tx.objectStore("padUpdates").add({ conversationId: id, epoch, bytes, isWaiting: 0 });
    await fold(Y, tx, id);
    return null;
  });

/** The room keeps these updates now. */
export const markKept = (Y: Yjs, db: ReplicaDb, id: Id, keys: readonly number[]): Promise<void> =>
  writePads(db, async (tx) => {
    const updates = tx.objectStore("padUpdates");
    const rows = (await Promise.all(keys.map((key) => updates.get(key)))).filter((it) => it !== undefined);
    const [first] = rows;
    if (!first) return;
    const bytes = Y.mergeUpdates(rows.map((it) => it.bytes)) as Bytes;
    await Promise.all([
      ...keys.map((key) => updates.delete(key)),
      updates.add({ conversationId: id, epoch: first.epoch, bytes, isWaiting: 0 }),
    ]);
    await fold(Y, tx, id);
  });

export const forgetUpdates = (db: ReplicaDb, keys: readonly number[]): Promise<unknown> =>
  writePads(db, (tx) => Promise.all(keys.map((key) => tx.objectStore("padUpdates").delete(key))));

/** The room has said which pad this is, and what it knows of the notes. What was written before becomes part of it. */
export const adopt = (db: ReplicaDb, id: Id, epoch: string, notes: readonly NoteInfo[]): Promise<Unwritten | null> =>
  writePads(db, async (tx) => {
    const pad = await padIn(tx, id);
    const refusal = await checkPad(tx, id, pad.epoch);
    if (refusal || (pad.epoch !== null && pad.epoch !== epoch)) return refusal ?? "outdated";
    const updates = tx.objectStore("padUpdates");
    await Promise.all([
      tx.objectStore("pads").put({ conversationId: id, epoch, state: pad.state, notes }),
      ...pad.updates.filter((it) => it.epoch !== epoch).map((it) => updates.put({ ...it, epoch })),
    ]);
    return null;
  });

/** Takes in what the room says of notes. */
export const writeNotes = (db: ReplicaDb, id: Id, epoch: string, news: readonly NoteInfo[]): Promise<void> =>
  writePads(db, async (tx) => {
    const row = await tx.objectStore("pads").get(id);
    if (row?.epoch === epoch) await tx.objectStore("pads").put({ ...row, notes: withNotes(row.notes, news) });
  });

export const withNotes = (known: readonly NoteInfo[], news: readonly NoteInfo[]): readonly NoteInfo[] => [
  ...new Map([...known, ...news].map((it) => [it.id, it])).values(),
];

/** Through a document, so that deleted text leaves the bytes, too. */
const fold = async (Y: Yjs, tx: PadWrite, id: Id): Promise<void> => {
  if ((await tx.objectStore("padUpdates").index("conversation").count(id)) < FOLD_AT) return;
  const row = await tx.objectStore("pads").get(id);
  const { state, updates } = await padIn(tx, id);
  const kept = updates.filter((it) => it.isWaiting === 0);
  if (kept.length < FOLD_AT || !row) return;
  const doc = new Y.Doc();
  for (const bytes of bytesOf({ state, updates: kept })) Y.applyUpdate(doc, bytes);
  const folded = Y.encodeStateAsUpdate(doc) as Bytes;
  doc.destroy();
  await Promise.all([
    tx.objectStore("pads").put({ ...row, state: folded }),
    ...kept.map((it) => tx.objectStore("padUpdates").delete(it.key)),
  ]);
};
