import { Check, CircleAlert, Clock, Pause } from "lucide-solid";
import { createMemo } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { ChannelDetails } from "#shared/protocol/channels.ts";
import { t } from "../../../i18n/i18n.ts";
import { now } from "../../../parts/clock.ts";
import { Badge } from "../../../ui/badge.tsx";
import { type Condition, conditionOf, TONE_OF } from "./channel-condition.ts";

const ICONS: Record<Condition, typeof Check> = {
  paused: Pause,
  disconnected: CircleAlert,
  failing: CircleAlert,
  stuck: Clock,
  silent: Clock,
  good: Check,
};

/** How the channel fares, in a word and a sign. */
export function ConditionBadge(props: { channel: ChannelDetails }) {
  const condition = createMemo(() => conditionOf(props.channel, now()));
  return (
    <Badge tone={TONE_OF[condition()]} icon={<Dynamic component={ICONS[condition()]} size={12} />}>
      {t(`settings.channel.condition.${condition()}`)}
    </Badge>
  );
}
