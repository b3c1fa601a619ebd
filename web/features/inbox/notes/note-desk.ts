import { type Accessor, createSignal, untrack } from "solid-js";
import type { Pad } from "../../../stores/prosa.ts";

/** Which note of the conversation one is writing. One at a time: a second begins when the first is left. */
export type NoteDesk = ReturnType<typeof createNoteDesk>;

/** `mayWrite` is false where the conversation is seen only through the API. */
export const createNoteDesk = (pad: Pad, mayWrite: Accessor<boolean>) => {
  const [editingId, setEditingId] = createSignal<string | null>(null);
  const [isNew, setIsNew] = createSignal(false);

  /** A note without a word is none, unless a colleague has just begun to write in it. */
  const leave = (): void => {
    const id = untrack(editingId);
    setEditingId(null);
    setIsNew(false);
    if (id) pad.tidyNote(id);
  };

  return {
    mayWrite,
    editingId: editingId as Accessor<string | null>,
    /** Whether what is written was begun with `add`, and is to be brought into view. */
    isNew: isNew as Accessor<boolean>,
    add(): void {
      if (!pad.isLoaded() || !mayWrite()) return;
      leave();
      setIsNew(true);
      setEditingId(pad.addNote());
    },
    edit(id: string): void {
      if (editingId() === id) return;
      leave();
      setEditingId(id);
    },
    leave,
  };
};
