import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import { useMay } from "../../../parts/viewer.ts";
import { useProsa } from "../../../stores/context.ts";

/** Tells that the attendant has read the conversation, while they look at its end in a visible window. */
export const createReading = (conversation: Accessor<Conversation>, isAtBottom: Accessor<boolean>): void => {
  const { outbox } = useProsa();
  const may = useMay();
  const isVisible = createVisible();
  createEffect(() => {
    const it = conversation();
    if (it.unread === 0 || it.state !== "open" || !isAtBottom() || !isVisible()) return;
    if (may("conversation.read", it)) outbox.run("read", { conversationId: it.id });
  });
};

const createVisible = (): Accessor<boolean> => {
  const [isVisible, setIsVisible] = createSignal(!document.hidden);
  const update = () => setIsVisible(!document.hidden);
  document.addEventListener("visibilitychange", update);
  onCleanup(() => document.removeEventListener("visibilitychange", update));
  return isVisible;
};
