import { Clock, CloudOff, UserRound } from "lucide-solid";
import { Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { now } from "../../../parts/clock.ts";
import { longTime } from "../../../parts/times.ts";
import { elapsed } from "../../../i18n/dates.ts";
import { useProsa } from "../../../stores/context.ts";

const SOON_MS = 2 * 3_600_000;

/** What one should know before writing: that it waits, for whom one helps out, how long WhatsApp's window is open. */
export function ComposerHints(props: { closesAt: number | null; helped: string | undefined }) {
  const { connection } = useProsa();
  const left = () => (props.closesAt ?? 0) - now();
  const isSoon = () => left() < SOON_MS;
  const span = () => elapsed(left(), { now: "1 min", days: (n) => t("common.days", n) });
  return (
    <div class="composer-hints">
      <Show when={connection.state() === "offline"}>
        <p class="composer-hint" data-tone="warn" role="status">
          <CloudOff size={13} aria-hidden="true" />
          {t("composer.offline")}
        </p>
      </Show>
      <Show when={props.helped}>
        {(name) => (
          <p class="composer-hint">
            <UserRound size={13} aria-hidden="true" />
            {t("composer.supervisor", { name: name() })}
          </p>
        )}
      </Show>
      <Show when={props.closesAt}>
        {(closesAt) => (
          <p class="composer-hint" data-tone={isSoon() ? "warn" : undefined}>
            <Clock size={13} aria-hidden="true" />
            {isSoon()
              ? t("composer.windowSoon", { until: longTime(closesAt()), left: span() })
              : t("composer.windowOpen", { until: longTime(closesAt()) })}
          </p>
        )}
      </Show>
    </div>
  );
}
