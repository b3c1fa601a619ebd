import { createStore, reconcile } from "solid-js/store";
import type { Id } from "#shared/ids.ts";
import { follow, type OpenReplica } from "./follow.ts";
import type { DraftStore } from "./prosa.ts";

export const createDraftStore = (replica: OpenReplica): DraftStore => {
  const [texts, setTexts] = createStore<Record<Id, string | undefined>>({});
  const clear = (): void => setTexts(reconcile({}));
  follow(
    replica,
    (open) => {
      clear();
      return [open.on("dropped", (id) => setTexts(id, undefined))];
    },
    clear,
  );
  return {
    get: (conversationId) => texts[conversationId] ?? replica()?.drafts.get(conversationId) ?? "",
    set(conversationId, text) {
      setTexts(conversationId, text);
      replica()?.drafts.set(conversationId, text);
    },
  };
};
