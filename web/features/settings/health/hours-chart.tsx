import { For, Show } from "solid-js";
import { clockTime } from "../../../i18n/dates.ts";
import { locale, t } from "../../../i18n/i18n.ts";
import { fullTime } from "../../../parts/times.ts";
import { durationText } from "./duration-text.ts";
import type { Figures, Measure } from "./measures.ts";

/** Every so many hours the axis says which it is. */
const LABEL_EVERY = 6;

/** A bar for each of the last 24 hours: how long half of all took, and 95 % of them; of what has no duration, how many. */
export function HoursChart(props: { name: Measure; hours: readonly Figures[] }) {
  const heightOf = (it: Figures) => it.most ?? (props.name === "dead_letters" ? it.count : 0);
  const highest = () => Math.max(...props.hours.map(heightOf), 1);
  const total = () => props.hours.reduce((sum, it) => sum + it.count, 0);
  return (
    <section class="card" aria-label={t("settings.health.hours")}>
      <header class="card-head">
        <h3>{t("settings.health.hours")}</h3>
        <span class="settings-row-note">{t(`settings.health.count.${props.name}`, total())}</span>
      </header>
      <Show when={total() > 0} fallback={<p class="card-body settings-detail-note">{t("settings.health.nothing")}</p>}>
        <div class="card-body health-chart">
          <ol class="health-bars">
            <For each={props.hours}>
              {(it, index) => (
                <li title={sentenceOf(props.name, it)}>
                  <span class="visually-hidden">{sentenceOf(props.name, it)}</span>
                  <span
                    class="health-bar"
                    aria-hidden="true"
                    style={{ "--most": heightOf(it) / highest(), "--half": (it.half ?? heightOf(it)) / highest() }}
                    data-empty={it.count === 0 ? "" : undefined}
                  />
                  <Show when={index() % LABEL_EVERY === LABEL_EVERY - 1}>
                    <span class="health-hour" aria-hidden="true">
                      {clockTime(it.at, locale())}
                    </span>
                  </Show>
                </li>
              )}
            </For>
          </ol>
          <Show when={props.name !== "dead_letters"}>
            <p class="health-key">
              <span data-share="half">{t("settings.health.half")}</span>
              <span data-share="most">{t("settings.health.most")}</span>
              <span class="health-highest">
                {t("settings.health.highest", { time: durationText(highest(), locale()) })}
              </span>
            </p>
          </Show>
        </div>
      </Show>
    </section>
  );
}

const sentenceOf = (name: Measure, { at, count, half, most }: Figures): string => {
  const begins = `${fullTime(at)}: ${t(`settings.health.count.${name}`, count)}`;
  if (half === null || most === null) return begins;
  const times = { half: durationText(half, locale()), most: durationText(most, locale()) };
  return `${begins}, ${t("settings.health.halfAndMost", times)}`;
};
