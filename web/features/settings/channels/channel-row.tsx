import type { ChannelDetails } from "#shared/protocol/channels.ts";
import { t } from "../../../i18n/i18n.ts";
import { ChannelMark } from "../../../parts/channel-mark.tsx";
import { useProsa } from "../../../stores/context.ts";
import { ConditionBadge } from "./condition-badge.tsx";

export function ChannelRow(props: { channel: ChannelDetails; isCurrent: boolean }) {
  const { org } = useProsa();
  return (
    <li>
      <a
        href={`/ajustes/canais/${props.channel.id}`}
        class="settings-row"
        aria-current={props.isCurrent ? "page" : undefined}
      >
        <span class="settings-icon" aria-hidden="true">
          <ChannelMark channel={props.channel.kind} />
        </span>
        <span class="settings-row-text">
          <span class="settings-row-name truncate">{props.channel.name}</span>
          <span class="settings-row-note truncate">
            {t(`common.channel.${props.channel.kind}`)} · {org.teamName(props.channel.defaultTeamId)}
          </span>
        </span>
        <ConditionBadge channel={props.channel} />
      </a>
    </li>
  );
}
