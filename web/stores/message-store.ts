import { createComputed, createMemo, createSignal, onCleanup } from "solid-js";
import type { OpenReplica } from "./follow.ts";
import type { MessageStore } from "./prosa.ts";

export const createMessageStore = (replica: OpenReplica): MessageStore => ({
  of(conversationId) {
    const [version, setVersion] = createSignal(0);
    const changed = (): void => void setVersion((it) => it + 1);
    const reading = createMemo(() => ({ id: conversationId(), open: replica() }));
    createComputed(() => {
      const { id, open } = reading();
      if (!open) return;
      const ends = [
        open.threads.open(id),
        open.on("thread", (changedId) => changedId === id && changed()),
        // What waits in the outbox changes the conversation, and so its messages.
        open.on("conversations", ({ ids }) => ids.includes(id) && changed()),
      ];
      onCleanup(() => ends.forEach((end) => end()));
    });
    const thread = createMemo(() => {
      version();
      const { id, open } = reading();
      return open?.threads.get(id);
    });
    const items = createMemo(() => {
      version();
      const { id, open } = reading();
      return open?.view.pending().messages(id, thread()?.messages ?? []) ?? [];
    });
    return {
      items,
      state: () => thread()?.state ?? "loading",
      hasMore: () => typeof thread()?.next === "string",
      loadMore: () => reading().open?.threads.loadOlder(reading().id),
    };
  },
});
