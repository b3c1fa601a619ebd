import { createMemo, Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { now } from "../../../parts/clock.ts";
import { timeSince } from "../../../parts/times.ts";
import { patienceFor } from "../../../parts/waiting.ts";
import { AlertGlyph, ClockGlyph } from "../../../ui/glyphs.tsx";

/** How long the customer has waited; the sign changes with the colour. */
export function Waiting(props: { since: number }) {
  const patience = createMemo(() => patienceFor(now() - props.since));
  return (
    <span class="waiting" data-patience={patience()} title={t("inbox.waiting", { time: timeSince(props.since) })}>
      <Show when={patience() === "late"} fallback={<ClockGlyph />}>
        <AlertGlyph />
      </Show>
      <span class="visually-hidden">{t("inbox.waiting", { time: timeSince(props.since) })}</span>
      <span aria-hidden="true">{timeSince(props.since)}</span>
    </span>
  );
}
