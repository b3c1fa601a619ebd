import {
  type Accessor,
  createComputed,
  createMemo,
  createSignal,
  getOwner,
  onCleanup,
  runWithOwner,
  untrack,
} from "solid-js";
import { DRAFT } from "#shared/model/pad.ts";
import type { Id } from "#shared/ids.ts";
import type { PadCopy } from "../sync/pads/pad-copy.ts";
import type { Root } from "../sync/pads/pad-doc.ts";
import type { OpenReplica } from "./follow.ts";
import type { Pad, PadStore, PadText, ShownNote } from "./prosa.ts";

export const createPadStore = (replica: OpenReplica): PadStore => ({
  open: (conversationId) => createPad(replica, conversationId),
  giveBack: (conversationId, text) => void replica()?.pads.append(conversationId, text),
  saved: async (conversationId) => (await replica()?.lookUp.notes(conversationId)) ?? { ok: false, code: "offline" },
});

const createPad = (replica: OpenReplica, conversationId: Accessor<Id>): Pad => {
  const owner = getOwner();
  const [version, setVersion] = createSignal(0);
  const changed = (): void => void setVersion((it) => it + 1);
  /**
   * The same as `reading`, for whatever acts on the pad: what is cleaned up must not read a memo, which would be computed
   * anew in the middle of taking down what it stands in.
   */
  let current: () => PadCopy | null = () => null;
  /** What was written before there was a pad to write it in goes behind what turns out to be there. */
  let append = (_text: string): void => {};
  const reading = createMemo(() => {
    const [id, open] = [conversationId(), replica()];
    if (!open) return null;
    const { copy, close } = untrack(() => open.pads.open(id));
    const end = open.on("pad", (changedId) => changedId === id && changed());
    onCleanup(() => {
      current = () => null;
      append = () => {};
      end();
      close();
    });
    current = copy;
    append = (text) => void open.pads.append(id, text);
    return copy;
  });
  /** The pad, read again with every change of it. */
  const copy = (): PadCopy | null => {
    version();
    return reading()?.() ?? null;
  };
  const now = (): PadCopy | null => current();

  const isLoaded = createMemo(() => copy()?.isLoaded() ?? false);
  const isWaiting = createMemo(() => copy()?.isWaiting() ?? false);
  const notes = createMemo((): readonly ShownNote[] => shownNotes(copy()), [], { equals: isSame });
  const draft = createText(DRAFT, copy, now, (text) => append(text));
  const texts = new Map<Id, PadText>();
  createComputed(() => {
    conversationId();
    texts.clear();
  });

  return {
    isLoaded,
    isWaiting,
    draft,
    notes,
    addNote: () => now()?.addNote() ?? "",
    removeNote: (id) => now()?.removeNote(id),
    tidyNote(id) {
      const pad = now();
      if (pad?.text(id)?.trim() === "" && pad.cursors(id).length === 0) pad.removeNote(id);
    },
    note(id) {
      if (!notes().some((it) => it.id === id)) return undefined;
      const text = texts.get(id) ?? (runWithOwner(owner, () => createText(id, copy, now)) as PadText);
      texts.set(id, text);
      return text;
    },
  };
};

const createText = (
  root: Root,
  copy: Accessor<PadCopy | null>,
  now: () => PadCopy | null,
  append: (text: string) => void = () => {},
): PadText => {
  const text = createMemo(() => copy()?.text(root) ?? "");
  const selection = createMemo(() => copy()?.selection(root) ?? null, null, { equals: isSame });
  const cursors = createMemo(() => copy()?.cursors(root) ?? [], [], { equals: isSame });
  return {
    text,
    selection,
    cursors,
    replace(from, to, inserted) {
      const pad = now();
      if (pad?.isLoaded()) pad.replace(root, from, to, inserted);
      else if (inserted) append(inserted);
    },
    select: (range) => now()?.select(root, range),
    undo: () => now()?.undo(root),
    redo: () => now()?.redo(root),
  };
};

/** In order of time; those that no room has seen yet last. */
const shownNotes = (copy: PadCopy | null): ShownNote[] => {
  const known = new Map(copy?.noteInfo().map((it) => [it.id, it]));
  return (copy?.noteIds() ?? [])
    .map((id): ShownNote => {
      const { authorId = null, at = null, editorId = null, editedAt = null } = known.get(id) ?? {};
      return { id, text: copy?.text(id) ?? "", authorId, at, editorId, editedAt };
    })
    .sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || (a.id < b.id ? -1 : 1));
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
