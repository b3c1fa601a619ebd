import type { Id } from "#shared/ids.ts";
import type { Contact } from "#shared/model/contact.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { teamScope } from "#shared/protocol/scope-names.ts";
import type { Patch } from "./patch.ts";

/**
 * What the API showed and the replica does not hold: in this tab's memory only, since no feed could take it back from
 * the device.
 */
export type Seen = ReturnType<typeof createSeen>;

export const createSeen = () => {
  const conversations = new Map<Id, Conversation>();
  const contacts = new Map<Id, Contact>();
  /** What contacts that were merged have become: the API may have shown them. */
  const merged = new Map<Id, Id>();

  /** Gives back which were let go. */
  const forget = (isGone: (it: Conversation) => boolean): Id[] => {
    const gone = [...conversations.values()].filter(isGone).map((it) => it.id);
    for (const id of gone) conversations.delete(id);
    return gone;
  };

  return {
    conversations,
    contacts,
    isMerged: (contactId: Id): boolean => merged.has(contactId),

    /** The contact that the one of the id is now. */
    isNow(contactId: Id): Id {
      let id = contactId;
      for (let into = merged.get(id); into !== undefined; into = merged.get(id)) id = into;
      return id;
    },

    /** What the replica brings is no longer the API's to show. Gives back what else changed. */
    apply(patch: Patch): Id[] {
      for (const it of patch.conversations) conversations.delete(it.id);
      for (const [id, into] of patch.merged) {
        contacts.delete(id);
        merged.set(id, into);
      }
      const news = new Map(patch.contacts.map((it) => [it.id, it]));
      for (const it of patch.contacts) if (contacts.has(it.id)) contacts.set(it.id, it);
      const changed = [...conversations.values()].filter((it) => news.has(it.contact.id));
      for (const it of changed) conversations.set(it.id, { ...it, contact: news.get(it.contact.id) ?? it.contact });
      return changed.map((it) => it.id);
    },

    /** Lets go of what the patch takes away, and of what the policy shows no more. Gives back what that is. */
    lose(patch: Pick<Patch, "dropped" | "unheld" | "unvouched">, isVisible: (it: Conversation) => boolean): Id[] {
      const dropped = new Set(patch.dropped);
      const unheld = new Map(patch.unheld);
      return forget(
        (it) =>
          dropped.has(it.id) ||
          (unheld.get(it.id) ?? 0) >= it.version ||
          patch.unvouched.includes(teamScope(it.team.id)) ||
          !isVisible(it),
      );
    },
  };
};
