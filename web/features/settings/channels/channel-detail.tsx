import { Pause, Play } from "lucide-solid";
import { createSignal, Show } from "solid-js";
import type { ChannelDetails } from "#shared/protocol/channels.ts";
import { t } from "../../../i18n/i18n.ts";
import { isNarrow } from "../../../parts/screen.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Heading } from "../../../ui/heading.tsx";
import { createAsking } from "../ask.ts";
import { ProblemNote } from "../problem-note.tsx";
import { ChannelForm } from "./channel-form.tsx";
import { ConditionBadge } from "./condition-badge.tsx";
import { ConnectionCard } from "./connection-card.tsx";
import { DeadLettersCard } from "./dead-letters-card.tsx";
import { EventsCard } from "./events-card.tsx";
import { GaugeCard } from "./gauge-card.tsx";
import { HealthCard } from "./health-card.tsx";
import { SecretsCard } from "./secrets-card.tsx";
import { TemplatesCard } from "./templates-card.tsx";
import { WebhookCard } from "./webhook-card.tsx";

export function ChannelDetail(props: { channel: ChannelDetails; onChanged: () => void }) {
  const asking = createAsking();
  const [isPausing, setIsPausing] = createSignal(false);
  const isPaused = () => props.channel.pausedAt !== null;
  const pause = async (wanted: boolean) => {
    const isDone = await asking.ask("pause_channel", { channelId: props.channel.id, isPaused: wanted });
    setIsPausing(false);
    if (isDone) props.onChanged();
  };
  return (
    <div class="settings-column">
      <header class="settings-detail-head">
        <span class="settings-row-text">
          <Heading isOfPage={isNarrow()} class="settings-detail-title truncate">
            {props.channel.name}
          </Heading>
          <span class="settings-detail-note truncate">
            {t(`common.channel.${props.channel.kind}`)} · {props.channel.externalId}
          </span>
        </span>
        <ConditionBadge channel={props.channel} />
        <Show
          when={isPaused()}
          fallback={
            <Button variant="plain" onClick={() => setIsPausing(true)}>
              <Pause size={16} />
              {t("settings.channel.pause")}
            </Button>
          }
        >
          <Button isBusy={asking.isBusy()} onClick={() => void pause(false)}>
            <Play size={16} />
            {t("settings.channel.resume")}
          </Button>
        </Show>
      </header>
      <ProblemNote asking={asking} />
      <Show when={props.channel.kind === "zapi"}>
        <ConnectionCard channelId={props.channel.id} />
      </Show>
      <WebhookCard channel={props.channel} />
      <HealthCard channel={props.channel} />
      <GaugeCard channelId={props.channel.id} />
      <DeadLettersCard channel={props.channel} onReplayed={props.onChanged} />
      <ChannelForm channel={props.channel} onChanged={props.onChanged} />
      <SecretsCard channel={props.channel} onChanged={props.onChanged} />
      <Show when={props.channel.kind === "whatsapp"}>
        <TemplatesCard channelId={props.channel.id} />
      </Show>
      <EventsCard channelId={props.channel.id} />
      <ConfirmDialog
        isOpen={isPausing()}
        title={t("settings.channel.pauseTitle", { name: props.channel.name })}
        action={t("settings.channel.pause")}
        cancel={t("common.cancel")}
        closeLabel={t("common.close")}
        isBusy={asking.isBusy()}
        onConfirm={() => void pause(true)}
        onClose={() => setIsPausing(false)}
      >
        <p>{t("settings.channel.pauseText")}</p>
      </ConfirmDialog>
    </div>
  );
}
