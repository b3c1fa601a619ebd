import { createMemo, createSignal, For, Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { beginning, isOnlyEmoji, LONG_TEXT } from "./foreign-text.ts";
import { linkify } from "./linkify.ts";

/** What was written, as text and nothing else, in its own direction; a very long one shows its beginning first. */
export function MessageText(props: { text: string }) {
  const [isWhole, setIsWhole] = createSignal(false);
  const isCut = () => props.text.length > LONG_TEXT && !isWhole();
  const parts = createMemo(() => linkify(isCut() ? beginning(props.text) : props.text));
  return (
    <>
      <span class="bubble-text" dir="auto" data-large={isOnlyEmoji(props.text) ? "" : undefined}>
        <For each={parts()}>
          {(part) =>
            part.href ? (
              <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
                {part.text}
              </a>
            ) : (
              part.text
            )
          }
        </For>
        {isCut() ? "…" : ""}
      </span>
      <Show when={isCut()}>
        <button type="button" class="bubble-more" onClick={() => setIsWhole(true)}>
          {t("message.showAll")}
        </button>
      </Show>
    </>
  );
}
