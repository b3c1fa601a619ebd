import { Clock, CloudOff, PenLine, UserRound } from "lucide-solid";
import { Show } from "solid-js";
import type { ChannelKind } from "#shared/model/channel.ts";
import { t } from "../../../i18n/i18n.ts";
import { now } from "../../../parts/clock.ts";
import { fullTime, longTime } from "../../../parts/times.ts";
import { elapsed } from "../../../i18n/dates.ts";
import { useProsa } from "../../../stores/context.ts";

const SOON_MS = 2 * 3_600_000;

type Props = {
  channel: ChannelKind;
  closesAt: number | null;
  attendant: string | undefined;
  isHelping: boolean;
  maySend: boolean;
  /** Whether the draft has yet to reach the others. */
  isWaiting: boolean;
};

/** What one should know before writing: that it waits, whose draft it is, how long the channel's window is open. */
export function ComposerHints(props: Props) {
  const { connection } = useProsa();
  const channel = () => t(`common.channel.${props.channel}`);
  const left = () => (props.closesAt ?? 0) - now();
  const isSoon = () => left() < SOON_MS;
  const span = () => elapsed(left(), { now: "1 min", days: (n) => t("common.days", n) });
  const offline = () => {
    if (connection.state() !== "offline") return "";
    return [props.maySend && t("composer.offline"), props.isWaiting && t("pad.waiting")].filter(Boolean).join(" ");
  };
  return (
    <div class="composer-hints">
      <Show when={offline()}>
        {(text) => (
          <p class="composer-hint" data-tone="warn" role="status">
            <CloudOff size={13} aria-hidden="true" />
            {text()}
          </p>
        )}
      </Show>
      <Show when={props.isHelping && props.attendant}>
        {(name) => (
          <p class="composer-hint">
            <UserRound size={13} aria-hidden="true" />
            {t("composer.supervisor", { name: name() })}
          </p>
        )}
      </Show>
      <Show when={!props.maySend}>
        <p class="composer-hint">
          <PenLine size={13} aria-hidden="true" />
          {props.attendant ? t("pad.joinedWith", { name: props.attendant }) : t("pad.joined")}
        </p>
      </Show>
      <Show when={props.closesAt}>
        {(closesAt) => (
          <p class="composer-hint" data-tone={isSoon() ? "warn" : undefined} title={fullTime(closesAt())}>
            <Clock size={13} aria-hidden="true" />
            {isSoon()
              ? t("composer.windowSoon", { channel: channel(), until: longTime(closesAt()), left: span() })
              : t("composer.windowOpen", { channel: channel(), left: span() })}
          </p>
        )}
      </Show>
    </div>
  );
}
