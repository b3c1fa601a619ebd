import { SendHorizontal } from "lucide-solid";
import { createSignal, onCleanup, Show } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { MAX_TEXT } from "#shared/model/message.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { isNarrow } from "../../../parts/screen.ts";
import { useShortcuts } from "../../../parts/shortcuts.ts";
import { useProsa } from "../../../stores/context.ts";
import type { Pad } from "../../../stores/prosa.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { BoundField } from "../pads/bind-field.ts";
import { PadField } from "../pads/pad-field.tsx";
import { ComposerHints } from "./composer-hints.tsx";

const TYPING_MS = 4000;

type Props = {
  conversation: Conversation;
  pad: Pad;
  maySend: boolean;
  closesAt: number | null;
  isHelping: boolean;
  /** Whether the person has asked to write along, and may go on in the field at once. */
  hasJoined: boolean;
  onWriting: () => void;
  onTyping: (isTyping: boolean) => void;
};

/** The reply that is being written, by one or by several. Who sends it empties it for all. */
export function Editor(props: Props) {
  const { outbox } = useProsa();
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);
  const [bound, setBound] = createSignal<BoundField>();
  let field!: HTMLTextAreaElement;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  const text = () => bound()?.value().trim() ?? "";
  const over = () => text().length - MAX_TEXT;
  const canSend = () => props.maySend && text() !== "" && over() <= 0;

  const stopTyping = () => {
    clearTimeout(typingTimer);
    props.onTyping(false);
  };
  const onOwnChange = (value: string) => {
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
      text: text(),
    });
    setProblem(refusal);
    if (refusal === null) bound()?.clear();
    stopTyping();
    field.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      // Out of the text first; a second Esc leaves the conversation.
      event.preventDefault();
      document.querySelector<HTMLElement>("[data-message-list]")?.focus();
    }
    // On a phone Enter breaks the line, as its keyboard promises; so it does for who cannot send.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || isNarrow() || !props.maySend) return;
    event.preventDefault();
    send();
  };

  useShortcuts({
    r: (event) => {
      event.preventDefault();
      field.focus();
    },
  });
  const onReady = (it: HTMLTextAreaElement, made: BoundField) => {
    field = it;
    setBound(made);
    // A key that was meant for another place must not end up in a colleague's reply: who helps asks to write along first.
    const isOwn = props.maySend && !props.isHelping;
    if (props.hasJoined || (isOwn && !isNarrow())) field.focus({ preventScroll: true });
  };
  onCleanup(stopTyping);

  return (
    <div class="composer-main">
      <ComposerHints
        closesAt={props.closesAt}
        attendant={props.conversation.attendant?.name}
        isHelping={props.isHelping}
        maySend={props.maySend}
        isWaiting={props.pad.isWaiting() && text() !== ""}
      />
      <div class="editor">
        <PadField
          text={props.pad.draft}
          isLoaded={props.pad.isLoaded()}
          label={props.maySend ? t("composer.label") : t("pad.draft")}
          placeholder={t("composer.placeholder", { name: props.conversation.contact.name })}
          title={props.maySend ? t("composer.hint") : t("pad.joined")}
          enterkeyhint={isNarrow() || !props.maySend ? "enter" : "send"}
          onReady={onReady}
          onWriting={() => props.onWriting()}
          onOwnChange={onOwnChange}
          onKeyDown={onKeyDown}
        />
        <Show when={props.maySend}>
          <IconButton class="editor-send" label={t("composer.send")} disabled={!canSend()} onClick={send}>
            <SendHorizontal size={18} />
          </IconButton>
        </Show>
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
    </div>
  );
}
