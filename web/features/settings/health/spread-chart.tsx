import { createMemo, For, Show } from "solid-js";
import { BOUNDS_MS, countOf, type Histogram } from "#shared/model/metrics.ts";
import { locale, t } from "../../../i18n/i18n.ts";
import { durationText } from "./duration-text.ts";
import type { Measure } from "./measures.ts";

/** How many took how long: a bar for each bucket between the quickest and the slowest. */
export function SpreadChart(props: { name: Measure; histogram: Histogram }) {
  const rows = createMemo(() => {
    const all = props.histogram.map((count, bucket) => ({ count, bucket }));
    const first = all.findIndex((it) => it.count > 0);
    return first === -1 ? [] : all.slice(first, all.findLastIndex((it) => it.count > 0) + 1);
  });
  const largest = () => Math.max(...props.histogram);
  const share = (count: number) =>
    (count / countOf(props.histogram)).toLocaleString(locale(), { style: "percent", maximumFractionDigits: 1 });
  return (
    <Show when={rows().length > 0}>
      <section class="card" aria-label={t("settings.health.spread")}>
        <header class="card-head">
          <h3>{t("settings.health.spread")}</h3>
        </header>
        <ul class="card-body health-spread">
          <For each={rows()}>
            {({ count, bucket }) => (
              <li>
                <span>{boundText(bucket)}</span>
                <span class="health-track" aria-hidden="true">
                  <span style={{ "--share": count / largest() }} data-empty={count === 0 ? "" : undefined} />
                </span>
                <span class="health-share">{share(count)}</span>
                <span class="visually-hidden">{t(`settings.health.count.${props.name}`, count)}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}

const boundText = (bucket: number): string => {
  const bound = BOUNDS_MS[bucket];
  const last = BOUNDS_MS[BOUNDS_MS.length - 1] ?? 0;
  return bound === undefined
    ? t("settings.health.above", { time: durationText(last, locale()) })
    : t("settings.health.upTo", { time: durationText(bound, locale()) });
};
