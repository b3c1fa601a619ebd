import { createMemo, Show } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Tab } from "#shared/policy/sight.ts";
import { t } from "../../../i18n/i18n.ts";
import { ChannelMark } from "../../../parts/channel-mark.tsx";
import { fullTime, shortTime } from "../../../parts/times.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Count } from "../../../ui/count.tsx";
import { BanGlyph, ReplyGlyph } from "../../../ui/glyphs.tsx";
import { hrefOf } from "./tab.ts";
import { Waiting } from "./waiting.tsx";
import "./conversation-row.css";

type Props = { conversation: Conversation; tab: Tab; isCurrent: boolean; tabindex: 0 | -1 };

/** One conversation in the list: who, when, the last words, and below only what matters now. */
export function ConversationRow(props: Props) {
  const it = () => props.conversation;
  // Nobody waits in an open conversation: the last word was ours.
  const isAnswered = createMemo(() => it().state === "open" && it().waitingSince === null);
  return (
    <a
      href={hrefOf(it().id, props.tab)}
      class="row"
      data-row={it().id}
      data-unread={it().unread > 0 ? "" : undefined}
      aria-current={props.isCurrent ? "page" : undefined}
      tabindex={props.tabindex}
    >
      <Avatar name={it().contact.name} mark={<ChannelMark channel={it().channel} />} />
      <span class="row-name truncate">{it().contact.name}</span>
      <time class="row-time" title={fullTime(it().lastMessageAt)}>
        {shortTime(it().lastMessageAt)}
      </time>
      <span class="row-preview">
        <Show when={isAnswered()}>
          <ReplyGlyph />
          <span class="visually-hidden">{t("inbox.answered")}: </span>
        </Show>
        <span class="truncate">{it().preview || t("inbox.noMessage")}</span>
      </span>
      <Count value={it().unread} label={t("inbox.unread", it().unread)} />
      <span class="row-facts">
        <Show when={it().waitingSince}>{(since) => <Waiting since={since()} />}</Show>
        <Show when={it().contact.blockedAt}>
          <span class="row-fact" data-tone="bad">
            <BanGlyph />
            {t("inbox.blocked")}
          </span>
        </Show>
        <span class="row-fact truncate">{it().team.name}</span>
        <Show when={props.tab !== "mine" && it().attendant}>
          {(attendant) => (
            <span class="row-attendant" title={attendant().name}>
              <Avatar name={attendant().name} size="xs" />
              <span class="visually-hidden">{attendant().name}</span>
            </span>
          )}
        </Show>
      </span>
      <span class="visually-hidden">{t(`common.channel.${it().channel}`)}</span>
    </a>
  );
}
