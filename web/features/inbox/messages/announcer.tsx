import { createEffect, createSignal, on } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import type { ShownMessage } from "../../../stores/prosa.ts";

const FRESH_MS = 60_000;

/** Reads a customer's new message aloud, once it comes; not what was there when the conversation was opened. */
export function Announcer(props: { newest: ShownMessage | undefined; contactName: string }) {
  const [text, setText] = createSignal("");
  createEffect(
    on(
      () => props.newest?.id,
      (_id, _before) => {
        const message = props.newest;
        if (message?.direction !== "in" || message.at < Date.now() - FRESH_MS) return;
        setText(wordsOf(message, props.contactName));
      },
      { defer: true },
    ),
  );
  return (
    <p class="visually-hidden" aria-live="polite">
      {text()}
    </p>
  );
}

const wordsOf = ({ kind, text }: ShownMessage, name: string): string => {
  if (kind === "reaction") return text ? t("message.reaction.of", { name, emoji: text }) : "";
  return `${name}: ${text ?? t(`conversation.kind.${kind}`)}`;
};
