import { createMemo, Show } from "solid-js";
import { sumOf } from "#shared/model/metrics.ts";
import type { MetricsAnswer } from "#shared/protocol/health.ts";
import { t } from "../../../i18n/i18n.ts";
import { DaysTable } from "./days-table.tsx";
import { HoursChart } from "./hours-chart.tsx";
import { figuresOf, type Measure } from "./measures.ts";
import { SpreadChart } from "./spread-chart.tsx";

/** One measure: hour by hour, how it spreads, and day by day. */
export function MeasureDetail(props: { name: Measure; metrics: MetricsAnswer }) {
  const hours = createMemo(() => props.metrics.hours.map((it) => figuresOf(it, props.name)));
  const days = createMemo(() => props.metrics.days.map((it) => figuresOf(it, props.name)));
  const spread = createMemo(() => {
    const { name } = props;
    return name === "dead_letters" ? null : sumOf(props.metrics.hours.map((it) => it.histograms[name]));
  });
  return (
    <div class="settings-column">
      <header>
        <h2 class="settings-detail-title">{t(`settings.health.name.${props.name}`)}</h2>
        <p class="settings-detail-note">{t(`settings.health.about.${props.name}`)}</p>
      </header>
      <Show when={props.name === "dead_letters" && props.metrics.waitingDeadLetters > 0}>
        <p class="settings-detail-note">
          {t("settings.health.waitingLetters", props.metrics.waitingDeadLetters)}{" "}
          <a class="health-link" href="/ajustes/canais">
            {t("settings.health.toChannels")}
          </a>
        </p>
      </Show>
      <HoursChart name={props.name} hours={hours()} />
      <Show when={spread()}>{(histogram) => <SpreadChart name={props.name} histogram={histogram()} />}</Show>
      <DaysTable name={props.name} days={days()} />
    </div>
  );
}
