import type { Id } from "#shared/ids.ts";
import { type Look, NOWHERE } from "./tab-message.ts";

/** Where a person looks who may have several tabs: where they looked last, in a tab that still looks somewhere. */
export const createLooks = () => {
  const looks = new Map<Id, Look>();
  return {
    set(tab: Id, look: Look): Look {
      looks.delete(tab);
      if (look.conversationId) looks.set(tab, look);
      return [...looks.values()].at(-1) ?? NOWHERE;
    },
  };
};
