import { Check, CircleAlert, Clock, Pause } from "lucide-solid";
import { createMemo, type JSX } from "solid-js";
import type { ChannelDetails } from "#shared/protocol/channels.ts";
import { t } from "../../../i18n/i18n.ts";
import { now } from "../../../parts/clock.ts";
import { Badge } from "../../../ui/badge.tsx";
import { type Condition, conditionOf, TONE_OF } from "./channel-condition.ts";

const ICONS: Record<Condition, () => JSX.Element> = {
  paused: () => <Pause size={12} />,
  disconnected: () => <CircleAlert size={12} />,
  failing: () => <CircleAlert size={12} />,
  stuck: () => <Clock size={12} />,
  silent: () => <Clock size={12} />,
  good: () => <Check size={12} />,
};

/** How the channel fares, in a word and a sign. */
export function ConditionBadge(props: { channel: ChannelDetails }) {
  const condition = createMemo(() => conditionOf(props.channel, now()));
  return (
    <Badge tone={TONE_OF[condition()]} icon={ICONS[condition()]()}>
      {t(`settings.channel.condition.${condition()}`)}
    </Badge>
  );
}
