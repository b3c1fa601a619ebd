import { Plus, Radio } from "lucide-solid";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { chosenId, navigate } from "../../../parts/address.ts";
import { errorText } from "../../../parts/error-text.ts";
import { useProsa } from "../../../stores/context.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { SettingsLayout } from "../settings-layout.tsx";
import { ChannelDetail } from "./channel-detail.tsx";
import { ChannelRow } from "./channel-row.tsx";
import { CreateChannelDialog } from "./create-channel-dialog.tsx";
import { createLoading } from "../loading.ts";
import "./channels.css";

/** Ajustes › Canais: the numbers, accounts and pages that customers write to, and how they fare. */
export default function ChannelsPage() {
  const prosa = useProsa();
  const list = createLoading(() => prosa.channels.list());
  const [isCreating, setIsCreating] = createSignal(false);
  const channels = createMemo(() => list.value()?.items ?? []);
  const chosen = createMemo(() => channels().find((it) => it.id === chosenId()));
  return (
    <>
      <SettingsLayout
        home="/ajustes/canais"
        isDetailOpen={chosenId() !== undefined}
        tools={
          <Button onClick={() => setIsCreating(true)}>
            <Plus size={16} />
            {t("settings.channel.create")}
          </Button>
        }
        list={
          <Switch>
            <Match when={channels().length > 0}>
              <ul>
                <For each={channels()}>{(it) => <ChannelRow channel={it} isCurrent={it.id === chosenId()} />}</For>
              </ul>
            </Match>
            <Match when={list.problem()}>
              {(code) => (
                <Empty
                  icon={<Radio size={22} />}
                  title={t("settings.channel.failedTitle")}
                  action={<Button onClick={list.again}>{t("common.tryAgain")}</Button>}
                >
                  {errorText(code())}
                </Empty>
              )}
            </Match>
            <Match when={list.isLoading()}>
              <SkeletonRows rows={4} label={t("common.loading")} />
            </Match>
          </Switch>
        }
        detail={
          <Show
            when={chosen()?.id}
            keyed
            fallback={
              <NothingChosen
                isGone={chosenId() !== undefined && list.value() !== undefined}
                isEmpty={list.value()?.items.length === 0}
              />
            }
          >
            {(_id) => (
              <Show when={chosen()}>{(channel) => <ChannelDetail channel={channel()} onChanged={list.again} />}</Show>
            )}
          </Show>
        }
      />
      <CreateChannelDialog
        isOpen={isCreating()}
        onClose={() => setIsCreating(false)}
        onCreated={(id) => {
          list.again();
          navigate(`/ajustes/canais/${id}`);
        }}
      />
    </>
  );
}

function NothingChosen(props: { isGone: boolean; isEmpty: boolean }) {
  const words = () => (props.isGone ? "gone" : props.isEmpty ? "empty" : "pick");
  return (
    <Empty icon={<Radio size={22} />} title={t(`settings.channel.${words()}Title`)}>
      {t(`settings.channel.${words()}Text`)}
    </Empty>
  );
}
