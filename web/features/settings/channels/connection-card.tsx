import { CircleAlert, CircleCheck, RefreshCw } from "lucide-solid";
import { Match, Show, Switch } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { useProsa } from "../../../stores/context.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { createLoading } from "../loading.ts";

/** Whether the company's phone is connected; where it is not, the code to scan with it. */
export function ConnectionCard(props: { channelId: string }) {
  const { channels } = useProsa();
  const connection = createLoading(() => channels.connection(props.channelId));
  return (
    <section class="card" aria-label={t("settings.channel.phone")}>
      <header class="card-head">
        <h3>{t("settings.channel.phone")}</h3>
        <Button variant="plain" isBusy={connection.isLoading()} onClick={connection.again}>
          <RefreshCw size={15} />
          {t("settings.channel.phoneAgain")}
        </Button>
      </header>
      <div class="card-body">
        <Switch>
          <Match when={connection.problem()}>
            {(code) => (
              <Banner tone="bad" role="alert" icon={<CircleAlert size={16} />}>
                {errorText(code())}
              </Banner>
            )}
          </Match>
          <Match when={connection.value()?.isConnected}>
            <Banner tone="good" icon={<CircleCheck size={16} />}>
              {t("settings.channel.phoneConnected")}
            </Banner>
          </Match>
          <Match when={connection.value()}>
            {(it) => (
              <>
                <Banner tone="warn" icon={<CircleAlert size={16} />}>
                  {t("settings.channel.phoneDisconnected")}
                  <Show when={it().reason}>{(reason) => <> {reason()}</>}</Show>
                </Banner>
                <Show when={it().qrCode}>
                  {(code) => <img class="channel-qr" src={code()} alt={t("settings.channel.qrCode")} />}
                </Show>
              </>
            )}
          </Match>
        </Switch>
      </div>
    </section>
  );
}
