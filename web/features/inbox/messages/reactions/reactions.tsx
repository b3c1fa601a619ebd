import { For, Show } from "solid-js";
import { t } from "../../../../i18n/i18n.ts";
import type { Reaction } from "./grouping.ts";

/** What both sides think of a message, at its lower edge. */
export function Reactions(props: { reactions: readonly Reaction[]; contactName: string }) {
  const name = (it: Reaction) => (it.direction === "in" ? props.contactName : (it.author ?? t("message.quote.ours")));
  return (
    <Show when={props.reactions.length > 0}>
      <ul class="reactions">
        <For each={props.reactions}>
          {(it) => {
            const words = () => t("message.reaction.of", { name: name(it), emoji: it.emoji });
            return (
              <li title={words()}>
                <span aria-hidden="true">{it.emoji}</span>
                <span class="visually-hidden">{words()}</span>
              </li>
            );
          }}
        </For>
      </ul>
    </Show>
  );
}
