import { createMemo, createSignal, onCleanup, Show } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { CAPABILITIES } from "#shared/policy/capabilities.ts";
import { t } from "../../../i18n/i18n.ts";
import { isNarrow } from "../../../parts/screen.ts";
import { useShortcuts } from "../../../parts/shortcuts.ts";
import { useProsa } from "../../../stores/context.ts";
import type { Pad } from "../../../stores/prosa.ts";
import { deferred } from "../../../ui/deferred.tsx";
import { Problem, QuoteBar } from "../at-times.ts";
import { focusNewestMessage } from "../messages/moving.ts";
import type { BoundField } from "../pads/bind-field.ts";
import { PadField } from "../pads/pad-field.tsx";
import type { ReplyDesk } from "../reply-desk.ts";
import { AttachButtons } from "./attach-buttons.tsx";
import { ComposerHints } from "./composer-hints.tsx";
import type { Recorded } from "./recorder/record.ts";
import { SendButton } from "./send-button.tsx";
import { trayOf } from "./tray/trays.ts";

const TrayView = deferred(() => import("./tray/tray-view.tsx"));
const RecordingBar = deferred(() => import("./recorder/recording-bar.tsx"));

const TYPING_MS = 4000;

type Props = {
  conversation: Conversation;
  pad: Pad;
  replyDesk: ReplyDesk;
  maySend: boolean;
  closesAt: number | null;
  isHelping: boolean;
  /** Whether the person has asked to write along, and may go on in the field at once. */
  hasJoined: boolean;
  onWriting: () => void;
  onTyping: (isTyping: boolean) => void;
  onTemplates: () => void;
};

/** The reply that is being written, by one or by several. Who sends it empties it for all. */
export function Editor(props: Props) {
  const prosa = useProsa();
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);
  const [bound, setBound] = createSignal<BoundField>();
  const [isRecording, setIsRecording] = createSignal(false);
  let field!: HTMLTextAreaElement;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  const tray = createMemo(() => trayOf(prosa, props.conversation.id));
  const hasFiles = () => tray().items().length > 0;
  const able = () => CAPABILITIES[props.conversation.channel];
  const text = () => bound()?.value().trim() ?? "";
  const over = () => text().length - able().maxText;
  const canSend = () => props.maySend && !tray().isAwaited() && over() <= 0 && (text() !== "" || hasFiles());
  const mayAttach = () => props.maySend && able().attachments.includes("media");

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

  const quoteId = () => props.replyDesk.quoted()?.id ?? null;

  const sendText = (): ErrorCode | null => {
    const quote = quoteId();
    const refusal = prosa.outbox.run("send", {
      conversationId: props.conversation.id,
      messageId: newId(),
      text: text(),
      ...(quote === null ? {} : { quoteId: quote }),
    });
    if (refusal === null) bound()?.clear();
    return refusal;
  };
  /** What is refused, or cannot go up, comes back into the field by itself. */
  const sendFiles = (): null => {
    const words = { text: text() || null, quoteId: quoteId() };
    bound()?.clear();
    tray().send(words);
    return null;
  };
  const send = () => {
    if (!canSend()) return;
    const refusal = hasFiles() ? sendFiles() : sendText();
    setProblem(refusal);
    if (refusal === null) props.replyDesk.clear();
    stopTyping();
    field.focus();
  };
  const sendVoice = ({ file, seconds, waveform }: Recorded) => {
    setIsRecording(false);
    tray().add([file], { isVoice: true, seconds, waveform });
    tray().send({ text: null, quoteId: quoteId() });
    props.replyDesk.clear();
    queueMicrotask(() => field.focus());
  };
  const removeQuote = () => {
    props.replyDesk.clear();
    field.focus();
  };
  const attach = (files: readonly File[]) => {
    tray().add(files);
    field.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      // First the quote goes, then one is out of the text; a further Esc leaves the conversation.
      if (props.replyDesk.quoted()) return props.replyDesk.clear();
      document.querySelector<HTMLElement>("[data-message-list]")?.focus();
    }
    if (event.key === "ArrowUp" && (event.altKey || field.value === "")) {
      event.preventDefault();
      focusNewestMessage();
    }
    // On a phone Enter breaks the line, as its keyboard promises; so it does for who cannot send.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || isNarrow() || !props.maySend) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    // A copied table brings a picture of itself along: its words are meant.
    if (files.length === 0 || event.clipboardData?.types.includes("text/plain") || !mayAttach()) return;
    event.preventDefault();
    attach(files);
  };

  useShortcuts({
    r: (event) => {
      event.preventDefault();
      field.focus();
    },
  });
  const onReady = (it: HTMLTextAreaElement, made: BoundField) => {
    field = it;
    field.addEventListener("paste", onPaste);
    setBound(made);
    // A key that was meant for another place must not end up in a colleague's reply: who helps asks to write along first.
    const isOwn = props.maySend && !props.isHelping;
    if (props.hasJoined || (isOwn && !isNarrow())) field.focus({ preventScroll: true });
  };
  onCleanup(stopTyping);

  return (
    <div class="composer-main">
      <ComposerHints
        channel={props.conversation.channel}
        closesAt={props.closesAt}
        attendant={props.conversation.attendant?.name}
        isHelping={props.isHelping}
        maySend={props.maySend}
        isWaiting={props.pad.isWaiting() && text() !== ""}
      />
      <Show when={props.replyDesk.quoted()}>
        {(it) => (
          <QuoteBar with={{ message: it(), contactName: props.conversation.contact.name, onRemove: removeQuote }} />
        )}
      </Show>
      <Show when={hasFiles()}>
        <TrayView with={{ tray: tray() }} />
      </Show>
      <div class="editor" data-recording={isRecording() ? "" : undefined}>
        <Show when={isRecording()}>
          <RecordingBar with={{ onSend: sendVoice, onClose: () => (setIsRecording(false), field.focus()) }} />
        </Show>
        <Show when={!isRecording() && props.maySend}>
          <AttachButtons
            mayAttach={mayAttach()}
            hasTemplates={able().attachments.includes("template")}
            onFiles={attach}
            onTemplates={props.onTemplates}
          />
        </Show>
        <div class="editor-field">
          <PadField
            text={props.pad.draft}
            isLoaded={props.pad.isLoaded()}
            label={props.maySend ? t("composer.label") : t("pad.draft")}
            placeholder={
              hasFiles() ? t("composer.caption") : t("composer.placeholder", { name: props.conversation.contact.name })
            }
            title={props.maySend ? t("composer.hint") : t("pad.joined")}
            enterkeyhint={isNarrow() || !props.maySend ? "enter" : "send"}
            onReady={onReady}
            onWriting={() => props.onWriting()}
            onOwnChange={onOwnChange}
            onKeyDown={onKeyDown}
          />
        </div>
        <Show when={props.maySend && !isRecording()}>
          <SendButton
            canSend={canSend()}
            offersVoice={able().media.includes("audio") && text() === "" && !hasFiles()}
            onSend={send}
            onRecord={() => setIsRecording(true)}
          />
        </Show>
      </div>
      <Show when={over() > 0}>
        <p class="composer-problem" role="alert">
          {t("composer.tooLong", { over: over(), limit: able().maxText })}
        </p>
      </Show>
      <Show when={problem()}>{(code) => <Problem with={{ class: "composer-problem", code: code() }} />}</Show>
    </div>
  );
}
