import type { Doc, Text, UndoManager } from "yjs";
import type { Id } from "#shared/ids.ts";
import { MAX_TEXT } from "#shared/model/message.ts";
import { DRAFT, MAX_NOTE, MAX_NOTES, NOTES } from "#shared/model/pad.ts";
import { editText } from "./edit-text.ts";
import type { Yjs } from "./yjs.ts";

/** A text of a pad: the draft, or the note of that id. */
export type Root = typeof DRAFT | Id;

export type PadDocParts = {
  Y: Yjs;
  /** Under which this copy's own changes go, 32 bits; never the same for two copies. */
  clientId: number;
  updates: readonly Uint8Array[];
  /** This copy was changed here. */
  onEdit: (update: Uint8Array<ArrayBuffer>, roots: ReadonlySet<Root>) => void;
};

export type PadDoc = ReturnType<typeof createPadDoc>;

/** A draft may grow past what one message takes: it is cut by whoever sends it. */
export const MAX_DRAFT = 2 * MAX_TEXT;

/** Whose changes are undone here. */
const HERE = "here";
const ELSEWHERE = "elsewhere";

/** A pad's document in memory. Throws when an update cannot be decoded. */
export const createPadDoc = ({ Y, clientId, updates, onEdit }: PadDocParts) => {
  const doc: Doc = new Y.Doc();
  doc.clientID = clientId;
  const draft = doc.getText(DRAFT);
  const notes = doc.getMap<unknown>(NOTES);
  const managers = new Map<Text, UndoManager>();

  const textOf = (root: Root): Text | undefined => {
    if (root === DRAFT) return draft;
    const note = notes.get(root);
    return note instanceof Y.Text ? note : undefined;
  };

  /** It remembers what comes after it was made, so it is made before the first change. */
  const managerOf = (text: Text): UndoManager => {
    const known = managers.get(text);
    // What is undone goes under the manager's own name, but it is changed here all the same.
    const manager = known ?? new Y.UndoManager(text, { trackedOrigins: new Set([HERE]), captureTimeout: 500 });
    managers.set(text, manager);
    return manager;
  };

  const take = (update: Uint8Array): void => Y.applyUpdate(doc, update, ELSEWHERE);
  for (const update of updates) take(update);

  doc.on("update", (update: Uint8Array, origin: unknown, _doc, { changed }) => {
    if (origin === ELSEWHERE) return;
    const roots = new Set<Root>();
    for (const [type, keys] of changed) {
      if (type === (draft as unknown)) roots.add(DRAFT);
      else if (type === (notes as unknown)) for (const key of keys) roots.add(key ?? DRAFT);
      else roots.add(type._item?.parentSub ?? DRAFT);
    }
    onEdit(update as Uint8Array<ArrayBuffer>, roots);
  });

  return {
    doc,
    take,
    textOf,
    text: (root: Root): string | undefined => textOf(root)?.toString(),
    noteIds: (): Id[] => [...notes.keys()].filter((id) => textOf(id)),

    replace(root: Root, from: number, to: number, inserted: string): void {
      const text = textOf(root);
      if (!text) return;
      managerOf(text);
      doc.transact(() => editText(text, from, to, inserted, root === DRAFT ? MAX_DRAFT : MAX_NOTE), HERE);
    },

    addNote(id: Id, text = ""): void {
      if (notes.size < MAX_NOTES) doc.transact(() => void notes.set(id, new Y.Text(text)), HERE);
    },
    removeNote: (id: Id): void => doc.transact(() => notes.delete(id), HERE),

    undo(root: Root): void {
      const text = textOf(root);
      if (text) managerOf(text).undo();
    },
    redo(root: Root): void {
      const text = textOf(root);
      if (text) managerOf(text).redo();
    },

    state: (): Uint8Array<ArrayBuffer> => Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>,
    destroy: (): void => doc.destroy(),
  };
};
