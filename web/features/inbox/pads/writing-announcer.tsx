import { createEffect, createSignal } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { createNames } from "../../../parts/names.ts";
import { useProsa } from "../../../stores/context.ts";

/** Says aloud that a colleague writes in the draft: once for each, however much they write and come and go. */
export function WritingAnnouncer(props: { conversationId: string }) {
  const { presence } = useProsa();
  const nameOf = createNames();
  const told = new Set<string>();
  const [text, setText] = createSignal("");
  createEffect(() => {
    for (const { userId, isTyping } of presence.lookersAt(props.conversationId)) {
      if (!isTyping || told.has(userId)) continue;
      told.add(userId);
      setText(t("pad.writesDraft", { name: nameOf(userId) }));
    }
  });
  return (
    <p class="visually-hidden" aria-live="polite">
      {text()}
    </p>
  );
}
