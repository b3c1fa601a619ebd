import { Activity, RefreshCw } from "lucide-solid";
import { createMemo, For, Match, Show, Switch } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { chosenId } from "../../../parts/address.ts";
import { errorText } from "../../../parts/error-text.ts";
import { isNarrow } from "../../../parts/screen.ts";
import { useProsa } from "../../../stores/context.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { createLoading } from "../loading.ts";
import { SettingsLayout } from "../settings-layout.tsx";
import { MeasureDetail } from "./measure-detail.tsx";
import { MeasureRow } from "./measure-row.tsx";
import { MEASURES } from "./measures.ts";
import "./health.css";

/** Ajustes › Saúde: how long things take, from the customer's phone to everybody's screen and back. */
export default function HealthPage() {
  const { health } = useProsa();
  const metrics = createLoading(() => health.metrics());
  const chosen = createMemo(() => MEASURES.find((it) => it.slug === chosenId()));
  return (
    <SettingsLayout
      home="/ajustes/saude"
      isDetailOpen={chosenId() !== undefined}
      tools={
        <Button onClick={metrics.again} isBusy={metrics.isLoading()}>
          <RefreshCw size={16} />
          {t("settings.health.again")}
        </Button>
      }
      list={
        <Switch>
          <Match when={metrics.value()}>
            {(value) => (
              <ul>
                <For each={MEASURES}>
                  {(it) => <MeasureRow measure={it} metrics={value()} isCurrent={it.slug === chosenId()} />}
                </For>
              </ul>
            )}
          </Match>
          <Match when={metrics.problem()}>{(code) => <Failed code={code()} onAgain={metrics.again} />}</Match>
          <Match when={metrics.isLoading()}>
            <SkeletonRows rows={MEASURES.length} label={t("common.loading")} />
          </Match>
        </Switch>
      }
      detail={
        <Show when={chosen()?.name} keyed fallback={<NothingChosen isGone={chosenId() !== undefined} />}>
          {(name) => (
            <Show
              when={metrics.value()}
              fallback={
                <Show when={isNarrow() && metrics.problem()}>
                  {(code) => <Failed code={code()} onAgain={metrics.again} />}
                </Show>
              }
            >
              {(value) => <MeasureDetail name={name} metrics={value()} />}
            </Show>
          )}
        </Show>
      }
    />
  );
}

function Failed(props: { code: Parameters<typeof errorText>[0]; onAgain: () => void }) {
  return (
    <Empty
      icon={<Activity size={22} />}
      title={t("settings.health.failedTitle")}
      action={<Button onClick={() => props.onAgain()}>{t("common.tryAgain")}</Button>}
    >
      {errorText(props.code)}
    </Empty>
  );
}

function NothingChosen(props: { isGone: boolean }) {
  return (
    <Empty icon={<Activity size={22} />} title={t(`settings.health.${props.isGone ? "gone" : "pick"}Title`)}>
      {t(`settings.health.${props.isGone ? "gone" : "pick"}Text`)}
    </Empty>
  );
}
