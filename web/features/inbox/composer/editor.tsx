import { SendHorizontal } from "lucide-solid";
import { createEffect, createSignal, on, onCleanup, onMount, Show } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { MAX_TEXT } from "#shared/model/message.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { isNarrow } from "../../../parts/screen.ts";
import { useShortcuts } from "../../../parts/shortcuts.ts";
import { useProsa } from "../../../stores/context.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { ComposerHints } from "./composer-hints.tsx";
import { fitToText } from "./fit-to-text.ts";

const TYPING_MS = 4000;

type Props = {
  conversation: Conversation;
  closesAt: number | null;
  isHelping: boolean;
  onTyping: (isTyping: boolean) => void;
};

/** The reply that is being written. It is kept on this device until it has been sent. */
export function Editor(props: Props) {
  const { outbox, drafts } = useProsa();
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);
  let field!: HTMLTextAreaElement;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  const text = () => drafts.get(props.conversation.id);
  const over = () => text().trim().length - MAX_TEXT;
  const canSend = () => text().trim() !== "" && over() <= 0;

  const stopTyping = () => {
    clearTimeout(typingTimer);
    props.onTyping(false);
  };
  const onInput = (value: string) => {
    drafts.set(props.conversation.id, value);
    setProblem(null);
    clearTimeout(typingTimer);
    props.onTyping(value.trim() !== "");
    typingTimer = setTimeout(stopTyping, TYPING_MS);
  };

  const send = () => {
    if (!canSend()) return;
    const refusal = outbox.run("send", {
      conversationId: props.conversation.id,
      messageId: newId(),
      text: text().trim(),
    });
    setProblem(refusal);
    if (refusal === null) drafts.set(props.conversation.id, "");
    stopTyping();
    field.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      // Out of the text first; a second Esc leaves the conversation.
      event.preventDefault();
      document.querySelector<HTMLElement>("[data-message-list]")?.focus();
    }
    // On a phone Enter breaks the line, as its keyboard promises.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || isNarrow()) return;
    event.preventDefault();
    send();
  };

  useShortcuts({
    r: (event) => {
      event.preventDefault();
      field.focus();
    },
  });
  onMount(() => !isNarrow() && field.focus({ preventScroll: true }));
  onCleanup(stopTyping);
  createEffect(on(text, () => fitToText(field)));

  return (
    <>
      <ComposerHints
        closesAt={props.closesAt}
        helped={props.isHelping ? props.conversation.attendant?.name : undefined}
      />
      <div class="editor">
        <textarea
          ref={field}
          class="editor-field"
          rows={1}
          aria-label={t("composer.label")}
          placeholder={t("composer.placeholder", { name: props.conversation.contact.name })}
          title={t("composer.hint")}
          enterkeyhint={isNarrow() ? "enter" : "send"}
          value={text()}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <IconButton class="editor-send" label={t("composer.send")} disabled={!canSend()} onClick={send}>
          <SendHorizontal size={18} />
        </IconButton>
      </div>
      <Show when={over() > 0}>
        <p class="composer-problem" role="alert">
          {t("composer.tooLong", { over: over() })}
        </p>
      </Show>
      <Show when={problem()}>
        {(code) => (
          <p class="composer-problem" role="alert">
            {errorText(code())}
          </p>
        )}
      </Show>
    </>
  );
}
