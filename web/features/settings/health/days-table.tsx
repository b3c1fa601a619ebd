import { For, Show } from "solid-js";
import { locale, t } from "../../../i18n/i18n.ts";
import { durationText } from "./duration-text.ts";
import type { Figures, Measure } from "./measures.ts";

/** The last days, the newest first. */
export function DaysTable(props: { name: Measure; days: readonly Figures[] }) {
  const hasTimes = () => props.name !== "dead_letters";
  return (
    <section class="card" aria-label={t("settings.health.days")}>
      <header class="card-head">
        <h3>{t("settings.health.days")}</h3>
      </header>
      <div class="card-body health-days" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("settings.health.day")}</th>
              <th scope="col">{t("settings.health.number")}</th>
              <Show when={hasTimes()}>
                <th scope="col">{t("settings.health.half")}</th>
                <th scope="col">{t("settings.health.most")}</th>
              </Show>
            </tr>
          </thead>
          <tbody>
            <For each={props.days.toReversed()}>
              {(it) => (
                <tr>
                  <th scope="row">{dayOf(it.at, locale())}</th>
                  <td>{it.count.toLocaleString(locale())}</td>
                  <Show when={hasTimes()}>
                    <td>{it.half === null ? "–" : durationText(it.half, locale())}</td>
                    <td>{it.most === null ? "–" : durationText(it.most, locale())}</td>
                  </Show>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <p class="settings-row-note">{t("settings.health.daysHint")}</p>
      </div>
    </section>
  );
}

/** The days are counted in UTC, whatever the reader's clock says. */
const dayOf = (at: number, language: string): string =>
  new Date(at).toLocaleDateString(language, { timeZone: "UTC", weekday: "short", day: "2-digit", month: "2-digit" });
