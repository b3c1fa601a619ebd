import { For, Show } from "solid-js";
import type { OutboxItem } from "../../stores/prosa.ts";
import { t } from "../../i18n/i18n.ts";
import { shortTime } from "../../parts/times.ts";
import { useWaiting } from "../../parts/waiting-items.ts";
import { useProsa } from "../../stores/context.ts";

const SHOWN = 8;

/** What waits to be sent, in the order in which it will go. */
export function OutboxList() {
  const waiting = useWaiting();
  const rest = () => waiting().length - SHOWN;
  return (
    <Show when={waiting().length > 0}>
      <section class="outbox">
        <h3 class="outbox-title">{t("frame.outbox.title")}</h3>
        <ol>
          <For each={waiting().slice(0, SHOWN)}>{(item) => <Waiting item={item} />}</For>
        </ol>
        <Show when={rest() > 0}>
          <p class="connection-last">{t("frame.outbox.more", rest())}</p>
        </Show>
      </section>
    </Show>
  );
}

function Waiting(props: { item: OutboxItem }) {
  const { conversations } = useProsa();
  const name = () => props.item.conversationId && conversations.get(props.item.conversationId)?.contact.name;
  return (
    <li class="outbox-item">
      <span class="truncate">
        {t(`frame.command.${props.item.name}`)}
        <Show when={name()}>{(it) => <span class="outbox-who"> · {it()}</span>}</Show>
      </span>
      <time>{shortTime(props.item.at)}</time>
    </li>
  );
}
