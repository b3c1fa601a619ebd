import { For, Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { ForwardGlyph } from "../../../ui/glyphs.tsx";
import { foreignName } from "./foreign-text.ts";

/** A quiet line over a message that says where it comes from. */
export function Mark(props: { is: "forwarded"; how: "once" | "often" } | { is: "template"; name: string }) {
  return (
    <span class="bubble-mark">
      {props.is === "forwarded" ? (
        <>
          <ForwardGlyph />
          {t(`message.forwarded.${props.how}`)}
        </>
      ) : (
        t("message.template", { name: props.name })
      )}
    </span>
  );
}

/** The buttons that the customer sees under the message; here they show what can be pressed, and do nothing. */
export function Buttons(props: { titles: readonly string[] }) {
  return (
    <Show when={props.titles.length > 0}>
      <span class="bubble-buttons">
        <For each={props.titles}>{(title) => <bdi class="bubble-button">{foreignName(title)}</bdi>}</For>
      </span>
    </Show>
  );
}
