import { batch, createSignal, type Accessor } from "solid-js";
import { newId } from "#shared/ids.ts";
import { MAX_TEXT } from "#shared/model/message.ts";
import { DRAFT, MAX_NOTE, NOTES, type NoteInfo } from "#shared/model/pad.ts";
import * as Y from "yjs";
import type { Pad, PadStore, PadText } from "../../../web/stores/prosa.ts";

/** A colleague at another device, who writes in the same pads. `root` is a note's id, or null for the draft. */
export type Colleague = {
  write: (conversationId: string, root: string | null, from: number, to: number, text: string) => void;
  select: (conversationId: string, root: string | null, anchor: number, head: number) => void;
  leave: (conversationId: string) => void;
  addNote: (conversationId: string, text: string, at?: number) => string;
  removeNote: (conversationId: string, id: string) => void;
  draftOf: (conversationId: string) => string;
};

type Parts = { userId: Accessor<string>; isOffline: Accessor<boolean>; isRead: Accessor<boolean> };
type Place = { root: string | null; anchor: Y.RelativePosition; head: Y.RelativePosition };
type Shared = ReturnType<typeof createShared>;

const ME = "me";

/** Pads of a company in memory: real Yjs documents that everybody writes in at once. */
export const createFakePads = (parts: Parts) => {
  const shared = new Map<string, Shared>();
  const of = (id: string): Shared => {
    let it = shared.get(id);
    if (!it) shared.set(id, (it = createShared(parts)));
    return it;
  };
  const pads: PadStore = {
    open(id) {
      const now = () => of(id());
      return {
        isLoaded: parts.isRead,
        isWaiting: () => parts.isOffline() && now().isWaiting(),
        get draft() {
          return now().draft;
        },
        notes: () => now().notes(),
        addNote: () => now().addNote(ME, "", null),
        removeNote: (note) => now().removeNote(ME, note),
        tidyNote(note) {
          const text = now().note(note);
          if (text?.text().trim() === "" && text.cursors().length === 0) now().removeNote(ME, note);
        },
        note: (note) => now().note(note),
      } satisfies Pad;
    },
    saved: (id) => Promise.resolve({ ok: true, value: of(id).notes() }),
    giveBack(id, text) {
      const { draft } = of(id);
      const kept = draft.text();
      draft.replace(kept.length, kept.length, kept === "" ? text : `\n\n${text}`);
    },
  };
  const colleague = (userId: string): Colleague => ({
    write: (id, root, from, to, text) => of(id).write(userId, root, from, to, text),
    select: (id, root, anchor, head) => of(id).place(userId, root, anchor, head),
    leave: (id) => of(id).leave(userId),
    addNote: (id, text, at) => of(id).addNote(userId, text, at ?? Date.now()),
    removeNote: (id, note) => of(id).removeNote(userId, note),
    draftOf: (id) => of(id).told(),
  });
  return { pads, colleague };
};

const createShared = ({ userId, isOffline, isRead }: Parts) => {
  const doc = new Y.Doc();
  const draft = doc.getText(DRAFT);
  const notes = doc.getMap<Y.Text>(NOTES);
  const infos = new Map<string, NoteInfo>();
  const places = new Map<string, Place>();
  const texts = new Map<string, PadText>();
  const [version, setVersion] = createSignal(0);
  const [isWaiting, setIsWaiting] = createSignal(false);
  const touch = () => setVersion((it) => it + 1);
  const live = <T>(read: () => T): T => (version(), read());
  const rootOf = (root: string | null): Y.Text | undefined => (root === null ? draft : notes.get(root));

  const change = (by: string, root: string | null, act: () => void): void =>
    batch(() => {
      doc.transact(act, by);
      const who = by === ME ? userId() : by;
      const info = root === null ? undefined : infos.get(root);
      if (info && info.authorId !== who) Object.assign(info, { editorId: who, editedAt: Date.now() });
      if (by === ME && isOffline()) setIsWaiting(true);
      touch();
    });

  const place = (by: string, root: string | null, anchor: number, head: number): void => {
    const text = rootOf(root);
    if (!text) return;
    const at = (index: number) => Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length));
    places.set(by, { root, anchor: at(anchor), head: at(head) });
    touch();
  };
  const indexes = (it: Place): readonly [number, number] | null => {
    const [anchor, head] = [it.anchor, it.head].map((at) => Y.createAbsolutePositionFromRelativePosition(at, doc));
    return anchor && head ? [anchor.index, head.index] : null;
  };

  const textOf = (root: string | null, most: number): PadText => {
    const key = root ?? DRAFT;
    const known = texts.get(key);
    if (known) return known;
    const undo = new Y.UndoManager(rootOf(root)!, { trackedOrigins: new Set([ME]) });
    const text: PadText = {
      text: () => (isRead() ? live(() => rootOf(root)?.toString() ?? "") : ""),
      replace: (from, to, inserted) =>
        change(ME, root, () => {
          if (!isRead()) throw new Error("written before it was read");
          const it = rootOf(root);
          if (!it) return;
          it.delete(from, to - from);
          it.insert(from, inserted.slice(0, Math.max(0, most - it.length)));
        }),
      selection: () =>
        live(() => {
          const it = places.get(ME);
          return it && it.root === root ? indexes(it) : null;
        }),
      select: (range) => {
        if (range) return place(ME, root, range[0], range[1]);
        if (places.get(ME)?.root === root) places.delete(ME);
        touch();
      },
      cursors: () =>
        live(() =>
          [...places].flatMap(([by, it]) => {
            const range = by !== ME && it.root === root ? indexes(it) : null;
            return range ? [{ userId: by, anchor: range[0], head: range[1] }] : [];
          }),
        ),
      undo: () => batch(() => (undo.undo(), touch())),
      redo: () => batch(() => (undo.redo(), touch())),
    };
    texts.set(key, text);
    return text;
  };

  return {
    draft: textOf(null, 2 * MAX_TEXT),
    told: () => draft.toString(),
    isWaiting,
    place,
    write(by: string, root: string | null, from: number, to: number, text: string) {
      change(by, root, () => {
        const it = rootOf(root);
        it?.delete(from, to - from);
        it?.insert(from, text);
      });
      place(by, root, from + text.length, from + text.length);
    },
    leave: (by: string) => (places.delete(by), touch()),
    notes: () =>
      live(() =>
        [...notes]
          .map(([id, text]) => {
            const info = infos.get(id) ?? { authorId: null, at: null, editorId: null, editedAt: null };
            return { ...info, id, text: text.toString() };
          })
          .sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity)),
      ),
    note: (id: string) => live(() => (notes.has(id) ? textOf(id, MAX_NOTE) : undefined)),
    addNote(by: string, text: string, at: number | null): string {
      const id = newId();
      const author = { id, editorId: null, editedAt: null };
      if (by !== ME) infos.set(id, { ...author, authorId: by, at: at ?? Date.now() });
      else if (!isOffline()) infos.set(id, { ...author, authorId: userId(), at: at ?? Date.now() });
      change(by, null, () => notes.set(id, new Y.Text(text)));
      return id;
    },
    removeNote: (by: string, id: string) => change(by, null, () => notes.delete(id)),
  };
};
