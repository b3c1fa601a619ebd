import { For, Match, Show, Switch } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import type { ContactAnswer } from "#shared/protocol/api.ts";
import { t } from "../../i18n/i18n.ts";
import type { Loaded } from "../../stores/prosa.ts";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { ChannelMark } from "../channel-mark.tsx";
import { shortTime } from "../times.ts";
import "./contact-history.css";

/** The conversations with a contact that the viewer may see, newest first. */
export function ContactHistory(props: { loaded: Loaded<ContactAnswer> | undefined; currentId?: string | undefined }) {
  const failure = () => (props.loaded && !props.loaded.ok ? props.loaded.code : null);
  const list = () => (props.loaded?.ok ? props.loaded.value.conversations : []);
  return (
    <section class="contact-history">
      <h3 class="contact-history-title">{t("contact.conversations")}</h3>
      <Switch>
        <Match when={!props.loaded}>
          <SkeletonRows rows={2} label={t("common.loading")} />
        </Match>
        <Match when={failure()}>
          {(code) => (
            <p class="contact-history-note">
              {code() === "offline" ? t("contact.historyOffline") : t("contact.historyFailed")}
            </p>
          )}
        </Match>
        <Match when={list().length === 0}>
          <p class="contact-history-note">{t("contact.noConversations")}</p>
        </Match>
      </Switch>
      <ul>
        <For each={list()}>{(it) => <HistoryRow conversation={it} isCurrent={it.id === props.currentId} />}</For>
      </ul>
    </section>
  );
}

function HistoryRow(props: { conversation: Conversation; isCurrent: boolean }) {
  return (
    <li>
      <a
        href={`/atendimentos/${props.conversation.id}`}
        class="history-row"
        aria-current={props.isCurrent ? "true" : undefined}
      >
        <span class="history-line">
          <ChannelMark channel={props.conversation.channel} />
          <span class="history-team truncate">{props.conversation.team.name}</span>
          <time class="history-time">{shortTime(props.conversation.lastMessageAt)}</time>
        </span>
        <span class="history-preview truncate">{props.conversation.preview}</span>
        <span class="history-state">
          {t(`conversation.state.${props.conversation.state}`)}
          <Show when={props.conversation.attendant}>{(it) => <> · {it().name}</>}</Show>
          <Show when={props.isCurrent}> · {t("contact.current")}</Show>
        </span>
      </a>
    </li>
  );
}
