import { createMemo, Show } from "solid-js";
import type { MetricsAnswer } from "#shared/protocol/health.ts";
import { locale, t } from "../../../i18n/i18n.ts";
import { Badge } from "../../../ui/badge.tsx";
import { durationText } from "./duration-text.ts";
import { type Condition, conditionOf, figuresOver, type MEASURES } from "./measures.ts";

const TONE_OF: Record<Condition, "neutral" | "good" | "warn"> = {
  good: "good",
  slow: "warn",
  waiting: "warn",
  quiet: "neutral",
};

/** A measure and how it has fared in the last 24 hours. */
export function MeasureRow(props: { measure: (typeof MEASURES)[number]; metrics: MetricsAnswer; isCurrent: boolean }) {
  const condition = createMemo(() => conditionOf(props.metrics, props.measure.name));
  const figures = createMemo(() => figuresOver(props.metrics.hours, props.measure.name));
  return (
    <li>
      <a
        href={`/ajustes/saude/${props.measure.slug}`}
        class="settings-row"
        aria-current={props.isCurrent ? "page" : undefined}
      >
        <span class="settings-row-text">
          <span class="settings-row-name truncate">{t(`settings.health.name.${props.measure.name}`)}</span>
          <span class="settings-row-note truncate">
            <Show when={figures().most} fallback={t(`settings.health.count.${props.measure.name}`, figures().count)}>
              {(most) => t("settings.health.mostIn", { time: durationText(most(), locale()) })}
            </Show>
          </span>
        </span>
        <Badge tone={TONE_OF[condition()]}>{t(`settings.health.condition.${condition()}`)}</Badge>
      </a>
    </li>
  );
}
