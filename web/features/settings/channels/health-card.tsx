import { Show } from "solid-js";
import type { ChannelDetails } from "#shared/protocol/channels.ts";
import { t } from "../../../i18n/i18n.ts";
import { fullTime, longTime, timeSince } from "../../../parts/times.ts";

/** What came in and went out last, what failed, and what waits. */
export function HealthCard(props: { channel: ChannelDetails }) {
  const health = () => props.channel.health;
  const waiting = () => props.channel.waiting;
  return (
    <section class="card" aria-label={t("settings.channel.health")}>
      <header class="card-head">
        <h3>{t("settings.channel.health")}</h3>
      </header>
      <dl class="card-body channel-facts">
        <dt>{t("settings.channel.lastEvent")}</dt>
        <dd>
          <Moment at={health().lastEventAt} />
        </dd>
        <dt>{t("settings.channel.lastSend")}</dt>
        <dd>
          <Moment at={health().lastSendAt} />
        </dd>
        <dt>{t("settings.channel.lastFailure")}</dt>
        <dd>
          <Moment at={health().lastFailureAt} />
          <Show when={health().lastFailure}>{(reason) => <span class="channel-reason">{reason()}</span>}</Show>
        </dd>
        <dt>{t("settings.channel.waiting")}</dt>
        <dd>
          {t("settings.channel.waitingCount", waiting().count)}
          <Show when={waiting().since}>
            {(since) => (
              <span class="channel-reason">{t("settings.channel.waitingSince", { time: timeSince(since()) })}</span>
            )}
          </Show>
        </dd>
      </dl>
    </section>
  );
}

function Moment(props: { at: number | null }) {
  return (
    <Show when={props.at} fallback={t("settings.channel.never")}>
      {(at) => <time title={fullTime(at())}>{longTime(at())}</time>}
    </Show>
  );
}
