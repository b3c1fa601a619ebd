import { Match, Switch } from "solid-js";
import type { ChannelKind } from "#shared/model/channel.ts";
import "./channel-mark.css";

/** The sign of a channel, in its own colour. Decoration: the channel's name stands elsewhere in words. */
export function ChannelMark(props: { channel: ChannelKind; size?: number }) {
  return (
    <svg
      class="channel-mark"
      data-channel={props.channel}
      viewBox="0 0 16 16"
      width={props.size ?? 14}
      height={props.size ?? 14}
      aria-hidden="true"
    >
      <circle class="channel-ground" cx="8" cy="8" r="8" />
      <Switch>
        <Match when={props.channel === "instagram"}>
          <rect class="channel-line" x="4.2" y="4.2" width="7.6" height="7.6" rx="2.3" />
          <circle class="channel-line" cx="8" cy="8" r="1.7" />
          <circle class="channel-dot" cx="10.3" cy="5.7" r="0.6" />
        </Match>
        <Match when={props.channel === "messenger"}>
          <path class="channel-line" d="m3.800 9.700 2.700-2.900 1.900 1.700 3.800-2.300-2.700 3.100-1.900-1.700z" />
        </Match>
        <Match when={true}>
          <path class="channel-line" d="M4 12.100l.7-2.200a4.100 4.100 0 1 1 1.600 1.500z" />
          <path class="channel-line" d="M6.600 6.600c.1 1.400 1.300 2.700 2.800 2.800l.6-.8" />
        </Match>
      </Switch>
    </svg>
  );
}
