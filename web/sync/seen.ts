import type { Id } from "#shared/ids.ts";
import type { Contact } from "#shared/model/contact.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Patch } from "./patch.ts";

/**
 * What the API showed and the replica does not hold: in this tab's memory only, since no feed could take it back from
 * the device.
 */
export type Seen = ReturnType<typeof createSeen>;

export const createSeen = () => {
  const conversations = new Map<Id, Conversation>();
  const contacts = new Map<Id, Contact>();
  return {
    conversations,
    contacts,
    /** What the replica brings or takes away is no longer the API's to show. Gives back what else changed. */
    apply(patch: Patch): Id[] {
      for (const id of [...patch.dropped, ...patch.conversations.map((it) => it.id)]) conversations.delete(id);
      const news = new Map(patch.contacts.map((it) => [it.id, it]));
      for (const it of patch.contacts) if (contacts.has(it.id)) contacts.set(it.id, it);
      const changed = [...conversations.values()].filter((it) => news.has(it.contact.id));
      for (const it of changed) conversations.set(it.id, { ...it, contact: news.get(it.contact.id) ?? it.contact });
      return changed.map((it) => it.id);
    },
  };
};
