import { Reply } from "lucide-solid";
import { For, Match, onCleanup, Switch, untrack } from "solid-js";
import { newId } from "#shared/ids.ts";
import { t } from "../../../i18n/i18n.ts";
import "../../../i18n/words/message-body.ts";
import { CopyButton } from "../../../parts/copy-button.tsx";
import { useProsa } from "../../../stores/context.ts";
import type { ShownMessage } from "../../../stores/prosa.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { MessageAction } from "./actions.ts";
import type { Reaction } from "./reactions/grouping.ts";
import { ReactionPopover } from "./reactions/reaction-popover.tsx";
import { useThread } from "./thread.ts";
import "./message-actions.css";

type Props = { message: ShownMessage; reactions: readonly Reaction[]; actions: readonly MessageAction[] };

/** What can be done with a message, beside it while one points at it or is in it. */
export default function MessageActions(props: Props) {
  const { outbox } = useProsa();
  const { desk, pointing } = useThread();
  const id = untrack(() => props.message.id);
  onCleanup(() => pointing.open(id, false));
  const own = () => props.reactions.find((it) => it.direction === "out")?.emoji ?? null;
  const react = (emoji: string) =>
    void outbox.run("send", {
      conversationId: props.message.conversationId,
      messageId: newId(),
      quoteId: props.message.id,
      attachment: { is: "reaction", emoji },
    });
  return (
    <div class="message-actions" role="group" aria-label={t("message.act.actions")}>
      <For each={props.actions}>
        {(action) => (
          <Switch>
            <Match when={action === "react"}>
              <ReactionPopover own={own()} onPick={react} onToggle={(isOpen) => pointing.open(id, isOpen)} />
            </Match>
            <Match when={action === "reply"}>
              <IconButton label={t("message.act.reply")} onClick={() => desk.quote(props.message)}>
                <Reply size={16} />
              </IconButton>
            </Match>
            <Match when={action === "copy"}>
              <CopyButton
                text={props.message.text ?? ""}
                label={t("message.act.copy")}
                doneLabel={t("message.act.copied")}
              />
            </Match>
          </Switch>
        )}
      </For>
    </div>
  );
}
