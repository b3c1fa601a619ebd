import type { Id, NewId } from "#shared/ids.ts";
import { DRAFT, type NoteInfo } from "#shared/model/pad.ts";
import type { ReplicaDb } from "../db.ts";
import type { Refusal } from "../outbox-item.ts";
import { bytesOf, padIn, type StoredPad, writePads } from "./disk.ts";
import { type Lost, lostOf } from "./give-back.ts";
import { createPadDoc, type PadDoc, type Root } from "./pad-doc.ts";
import type { Yjs } from "./yjs.ts";

export type ReplaceParts = {
  Y: Yjs;
  db: ReplicaDb;
  newId: NewId;
  clientId: () => number;
  /** Text that is given back, as the tray shows it. */
  refusal: (id: Id, text: string) => Refusal;
};

/** A copy as the room has it. `update` is null when there is nothing in it. */
export type RoomsCopy = { epoch: string; notes: readonly NoteInfo[]; update: Uint8Array<ArrayBuffer> | null };

/**
 * Puts the room's copy in the place of ours, in one transaction with what waited: notes that no room had seen are made
 * again in it, unless the room has refused them, and other texts are given back. False when the conversation is gone.
 */
export const replacePad = (parts: ReplaceParts, id: Id, copy: RoomsCopy, isRefused: boolean): Promise<boolean> =>
  writePads(parts.db, async (tx) => {
    const { Y, newId, refusal } = parts;
    const { epoch, notes, update } = copy;
    if ((await tx.objectStore("conversations").getKey(id)) === undefined) return false;
    const was = await padIn(tx, id);
    const made: Uint8Array<ArrayBuffer>[] = [];
    const updates = update ? [update] : [];
    const now = createPadDoc({ Y, clientId: parts.clientId(), updates, onEdit: (bytes) => made.push(bytes) });
    const lost = lostWith(Y, was, now);
    const texts = isRefused ? [...lost.texts, ...lost.notes] : lost.texts;
    if (!isRefused) for (const text of lost.notes) now.addNote(newId(), text);
    now.destroy();
    await Promise.all([
      ...was.updates.map((it) => tx.objectStore("padUpdates").delete(it.key)),
      tx.objectStore("pads").put({ conversationId: id, epoch, state: update, notes }),
      ...made.map((bytes) => tx.objectStore("padUpdates").add({ conversationId: id, epoch, bytes, isWaiting: 1 })),
      ...texts.map((text) => tx.objectStore("refusals").put(refusal(id, text))),
    ]);
    return true;
  });

const lostWith = (Y: Yjs, { state, updates }: StoredPad, now: PadDoc): Lost => {
  const kept = docOf(Y, bytesOf({ state, updates: updates.filter((it) => it.isWaiting === 0) }));
  const whole = docOf(Y, bytesOf({ state, updates }));
  const roots: Root[] = [DRAFT, ...whole.noteIds()];
  const changed = roots.filter((it) => whole.text(it) !== kept.text(it));
  const lost = lostOf(whole, changed, (it) => kept.text(it) === undefined, now);
  kept.destroy();
  whole.destroy();
  return lost;
};

/** What of these cannot be decoded is left out: a broken copy must not keep the room's away. */
const docOf = (Y: Yjs, updates: readonly Uint8Array[]): PadDoc => {
  const pad = createPadDoc({ Y, clientId: 0, updates: [], onEdit: () => {} });
  for (const it of updates) {
    try {
      pad.take(it);
    } catch {
      continue;
    }
  }
  return pad;
};
