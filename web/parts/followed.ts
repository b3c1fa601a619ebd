import { type Accessor, createEffect, createSignal } from "solid-js";
import { useProsa } from "../stores/context.ts";
import type { ContactStore, MessageStore, PadStore, ShownNote } from "../stores/prosa.ts";

/** What stores follow for a page, by names that say that they follow the accessors which they are given. */
export const createContactList: ContactStore["list"] = (filter, query) => useProsa().contacts.list(filter, query);

export const createContactDetails: ContactStore["details"] = (id) => useProsa().contacts.details(id);

export const createMessages: MessageStore["of"] = (conversationId) => useProsa().messages.of(conversationId);

export const createPad: PadStore["open"] = (conversationId) => useProsa().pads.open(conversationId);

/** The notes that were saved last of a conversation that no room shows; none until they have come, and for null. */
export const createSavedNotes = (conversationId: Accessor<string | null>): Accessor<readonly ShownNote[]> => {
  const { pads } = useProsa();
  const [notes, setNotes] = createSignal<readonly ShownNote[]>([]);
  createEffect(() => {
    const id = conversationId();
    setNotes([]);
    if (id === null) return;
    void pads.saved(id).then((answer) => answer.ok && id === conversationId() && setNotes(answer.value));
  });
  return notes;
};
