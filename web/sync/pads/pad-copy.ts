import type { Id, NewId } from "#shared/ids.ts";
import { DRAFT, type NoteInfo } from "#shared/model/pad.ts";
import type { PadCursor } from "#shared/protocol/pad-frames.ts";
import type { ReplicaDb } from "../db.ts";
import type { Refusal } from "../outbox-item.ts";
import type { Spawn } from "../spawn.ts";
import { bytesOf, mend, readPad, type StoredPad, waitingKeys } from "./disk.ts";
import { createEdits, type EditsParts } from "./edits.ts";
import { lostOf } from "./give-back.ts";
import { createPadDoc, type PadDoc, type Root } from "./pad-doc.ts";
import type { OthersCursor, PadNews } from "./pad-news.ts";
import { cursorAt, type Range, rangeOf } from "./positions.ts";
import { behind, takeInDraft } from "./take-in.ts";
import { withNotes } from "./write.ts";
import type { Yjs } from "./yjs.ts";

export type PadCopyParts = Pick<EditsParts, "withRoom"> & {
  Y: Yjs;
  db: ReplicaDb;
  id: Id;
  newId: NewId;
  /** For each copy in memory another one: two that wrote under the same would tear the pad apart. */
  clientId: () => number;
  spawn: Spawn;
  isHeld: () => boolean;
  /** Something changed in this tab that the other tabs, and the leader, should know of. */
  tell: (news: PadNews) => void;
  onCursor: (cursor: PadCursor | null) => void;
  /** Text could not be merged and is given back. */
  giveBack: (texts: readonly string[]) => Promise<unknown>;
  refusal: (id: Id, text: string) => Refusal;
  onChange: () => void;
};

export type PadCopy = ReturnType<typeof createPadCopy>;

/** One pad in this tab: read from the disk, changed here, and kept up by what others tell. */
export const createPadCopy = (parts: PadCopyParts) => {
  const { Y, db, id, newId, spawn, onChange } = parts;
  let pad: PadDoc | null = null;
  let epoch: string | null = null;
  let notes: readonly NoteInfo[] = [];
  let lastKey = 0;
  let keptKey = 0;
  /** Something that waits is not on the disk. */
  let isUnkept = false;
  let own: PadCursor | null = null;
  let others: readonly OthersCursor[] = [];
  /** What was heard while the copy was read; null when it is not being read. */
  let early: PadNews[] | null = null;
  let reads = 0;

  const read = async (): Promise<void> => {
    if (!parts.isHeld()) return;
    const turn = ++reads;
    early ??= [];
    const draft = await takeInDraft(Y, db, id, parts.clientId());
    if (draft) parts.tell({ id, news: "updates", ...draft, isOwn: true });
    const stored = await readPad(db, id);
    if (turn !== reads) return;
    try {
      show(stored);
    } catch {
      await mend(Y, db, id);
      const mended = await readPad(db, id);
      if (turn === reads) show(mended);
    }
  };

  const show = (stored: StoredPad): void => {
    const next: PadDoc = createPadDoc({
      Y,
      clientId: parts.clientId(),
      updates: bytesOf(stored),
      onEdit(bytes, roots) {
        spawn(() => edits.add(Y, { bytes, roots, of: next, epoch }));
        onChange();
      },
    });
    pad?.destroy();
    [pad, epoch, notes, own] = [next, stored.epoch, stored.notes, null];
    lastKey = Math.max(0, ...waitingKeys(stored));
    const heard = early ?? [];
    early = null;
    for (const it of heard) hear(it);
    onChange();
  };

  /** Takes in what is on the disk and was not told of: one's caret, and what can be undone, stay as they are. */
  const catchUp = async (): Promise<void> => {
    const [was, known] = [pad, lastKey];
    if (!was || early) return read();
    const stored = await readPad(db, id);
    if (pad !== was || early) return;
    if (epoch !== null && stored.epoch !== epoch) return read();
    try {
      for (const it of bytesOf(stored)) was.take(it);
    } catch {
      return read();
    }
    epoch = stored.epoch;
    notes = withNotes(stored.notes, notes);
    const waiting = waitingKeys(stored);
    lastKey = Math.max(lastKey, ...waiting);
    if (waiting.length === 0) keptKey = Math.max(keptKey, known);
    onChange();
  };

  /** What was written in a copy that has been replaced meanwhile. */
  const carryOver = async (was: PadDoc): Promise<void> => {
    if (was === pad) await read();
    const now = pad;
    const changed = edits.takeBack(was);
    if (!now || now === was) return;
    const lost = lostOf(was, changed, (root) => !notes.some((it) => it.id === root), now);
    for (const text of lost.notes) now.addNote(newId(), text);
    if (lost.texts.length > 0) await parts.giveBack(lost.texts);
  };

  const forget = (): void => {
    reads += 1;
    pad?.destroy();
    [pad, own, others, early] = [null, null, [], null];
    [epoch, notes, lastKey, keptKey] = [null, [], 0, 0];
    onChange();
  };

  const edits = createEdits({
    db,
    id,
    withRoom: parts.withRoom,
    onWritten({ of, ...written }) {
      if (of !== pad) pad?.take(written.bytes);
      epoch ??= written.epoch;
      lastKey = Math.max(lastKey, written.key ?? 0);
      isUnkept ||= written.key === null;
      parts.tell({ id, news: "updates", ...written, isOwn: true });
      onChange();
    },
    onOutdated: carryOver,
    onGone: forget,
  });

  const hear = (news: PadNews): void => {
    if (early) return void early.push(news);
    if (!pad) return;
    if (news.news === "updates") {
      if (news.epoch !== epoch && epoch !== null) return spawn(read);
      epoch = news.epoch;
      pad.take(news.bytes);
      lastKey = Math.max(lastKey, news.key ?? 0);
    }
    if (news.news === "opened") {
      if (epoch !== null && news.epoch !== epoch) return spawn(read);
      [epoch, notes] = [news.epoch, news.notes];
    }
    if (news.news === "replaced") return spawn(read);
    if (news.news === "kept") {
      keptKey = Math.max(keptKey, news.key);
      isUnkept &&= !news.isAll;
    }
    if (news.news === "notes") notes = withNotes(notes, news.notes);
    if (news.news === "cursors") others = news.cursors;
    onChange();
  };

  const rangeIn = (root: Root, cursor: PadCursor | null): Range | null =>
    pad && cursor?.root === root ? rangeOf(Y, pad, cursor) : null;

  return {
    read: (): void => spawn(read),
    catchUp: (): void => spawn(catchUp),
    /** Resolves when the copy has been read, or there is none to be read. */
    async loaded(): Promise<void> {
      while (!pad && parts.isHeld()) await read();
    },
    hear,
    forget,
    isLoaded: (): boolean => pad !== null,
    isWaiting: (): boolean => isUnkept || lastKey > keptKey || !edits.isEmpty(),
    /** Undefined when there is no such text. */
    text: (root: Root): string | undefined => pad?.text(root),
    noteIds: (): readonly Id[] => pad?.noteIds() ?? [],
    noteInfo: (): readonly NoteInfo[] => notes,
    replace: (root: Root, from: number, to: number, text: string): void => pad?.replace(root, from, to, text),
    removeNote: (note: Id): void => pad?.removeNote(note),
    undo: (root: Root): void => pad?.undo(root),
    redo: (root: Root): void => pad?.redo(root),

    addNote(): Id {
      const note = newId();
      pad?.addNote(note);
      return note;
    },

    /** Puts text behind the draft. */
    append(text: string): void {
      const there = pad?.text(DRAFT) ?? "";
      pad?.replace(DRAFT, there.length, there.length, behind(there, text));
    },

    select(root: Root, range: Range | null): void {
      if (!pad || (range === null && own?.root !== root)) return;
      own = range && cursorAt(Y, pad, root, range);
      parts.onCursor(own);
      onChange();
    },
    selection: (root: Root): Range | null => rangeIn(root, own),
    cursors: (root: Root) =>
      others.flatMap(({ userId, cursor }) => {
        const range = rangeIn(root, cursor);
        return range ? [{ userId, anchor: range[0], head: range[1] }] : [];
      }),

    close(): void {
      reads += 1;
      if (own) parts.onCursor(null);
      pad?.destroy();
      pad = null;
    },
  };
};
