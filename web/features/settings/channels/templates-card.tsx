import { CircleAlert, RefreshCw } from "lucide-solid";
import { createSignal, For, Show } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import type { Template } from "#shared/model/template.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { longTime } from "../../../parts/times.ts";
import { useProsa } from "../../../stores/context.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { createLoading } from "../loading.ts";

const TONE: Record<Template["status"], "good" | "warn" | "bad" | "neutral"> = {
  approved: "good",
  pending: "neutral",
  rejected: "bad",
  paused: "warn",
  disabled: "bad",
};

/** The messages that the provider has approved, and asking it for them anew. */
export function TemplatesCard(props: { channelId: string }) {
  const { channels, templates } = useProsa();
  const list = createLoading(() => templates.of(props.channelId));
  const [isSyncing, setIsSyncing] = createSignal(false);
  const [problem, setProblem] = createSignal<ErrorCode | "offline" | null>(null);
  const sync = async () => {
    setIsSyncing(true);
    const answer = await channels.syncTemplates(props.channelId);
    setProblem(answer.ok ? null : answer.code);
    setIsSyncing(false);
    if (answer.ok) list.again();
  };
  return (
    <section class="card" aria-label={t("settings.channel.templates")}>
      <header class="card-head">
        <h3>{t("settings.channel.templates")}</h3>
        <Button variant="plain" isBusy={isSyncing()} onClick={() => void sync()}>
          <RefreshCw size={15} />
          {t("settings.channel.sync")}
        </Button>
      </header>
      <Show when={problem() ?? list.problem()}>
        {(code) => (
          <Banner tone="bad" role="alert" icon={<CircleAlert size={16} />}>
            {errorText(code())}
          </Banner>
        )}
      </Show>
      <Show
        when={(list.value()?.items ?? []).length > 0}
        fallback={<p class="card-body settings-detail-note">{t("settings.channel.noTemplates")}</p>}
      >
        <ul>
          <For each={list.value()?.items}>{(it) => <TemplateRow template={it} />}</For>
        </ul>
      </Show>
      <Show when={list.value()?.syncedAt}>
        {(at) => <p class="card-body field-help">{t("settings.channel.syncedAt", { time: longTime(at()) })}</p>}
      </Show>
    </section>
  );
}

function TemplateRow(props: { template: Template }) {
  return (
    <li class="person-row">
      <span class="settings-row-text">
        <span class="settings-row-name truncate">{props.template.name}</span>
        <span class="settings-row-note truncate">
          {props.template.language} · {t(`settings.channel.category.${props.template.category}`)}
          <Show when={props.template.reason}>{(reason) => <> · {reason()}</>}</Show>
        </span>
      </span>
      <Badge tone={TONE[props.template.status]}>{t(`settings.channel.status.${props.template.status}`)}</Badge>
    </li>
  );
}
