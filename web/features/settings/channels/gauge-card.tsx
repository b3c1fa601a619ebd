import { createMemo, For, Show } from "solid-js";
import { locale, t } from "../../../i18n/i18n.ts";
import { useProsa } from "../../../stores/context.ts";
import { FATES, gaugeRows, isWhole } from "./gauge-rows.ts";
import { createLoading } from "../loading.ts";

const DAYS = 7;

/** Nothing vanishes without a trace: what came in, day by day, and what became of it. */
export function GaugeCard(props: { channelId: string }) {
  const { channels } = useProsa();
  const gauge = createLoading(() => channels.gauge(DAYS));
  const rows = createMemo(() => {
    const value = gauge.value();
    return value ? gaugeRows(value, props.channelId) : [];
  });
  const number = (value: number) => value.toLocaleString(locale());
  return (
    <section class="card" aria-label={t("settings.channel.gauge")}>
      <header class="card-head">
        <h3>{t("settings.channel.gauge")}</h3>
      </header>
      <Show
        when={rows().length > 0}
        fallback={<p class="card-body settings-detail-note">{t("settings.channel.noGauge")}</p>}
      >
        <div class="card-body channel-gauge">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("settings.channel.day")}</th>
                <th scope="col">{t("settings.channel.received")}</th>
                <For each={FATES}>{(fate) => <th scope="col">{t(`settings.channel.fate.${fate}`)}</th>}</For>
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(row) => (
                  <tr data-lacks={isWhole(row) ? undefined : ""}>
                    <th scope="row">{dayOf(row.day, locale())}</th>
                    <td>{number(row.received)}</td>
                    <For each={FATES}>
                      {(fate) => <td data-fate={row[fate] > 0 ? fate : undefined}>{number(row[fate])}</td>}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
          <p class="field-help">{t("settings.channel.gaugeHint")}</p>
        </div>
      </Show>
    </section>
  );
}

/** The gauge counts by days of UTC, whatever the reader's clock says. */
const dayOf = (day: string, language: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(language, { timeZone: "UTC", day: "2-digit", month: "2-digit" });
