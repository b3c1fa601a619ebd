import { For, Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { fullTime, longTime } from "../../../parts/times.ts";
import { useProsa } from "../../../stores/context.ts";
import { createLoading } from "../loading.ts";

const SHOWN = 20;

/** What the provider told of the account, the number or the connection. */
export function EventsCard(props: { channelId: string }) {
  const { channels } = useProsa();
  const events = createLoading(() => channels.events(props.channelId));
  const shown = () => (events.value()?.items ?? []).slice(0, SHOWN);
  return (
    <section class="card" aria-label={t("settings.channel.events")}>
      <header class="card-head">
        <h3>{t("settings.channel.events")}</h3>
      </header>
      <Show
        when={shown().length > 0}
        fallback={<p class="card-body settings-detail-note">{t("settings.channel.noEvents")}</p>}
      >
        <ul>
          <For each={shown()}>
            {(event) => (
              <li class="person-row">
                <details class="settings-row-text">
                  <summary>
                    <span class="channel-error">{event.name}</span>{" "}
                    <time class="settings-row-note" title={fullTime(event.at)}>
                      {longTime(event.at)}
                    </time>
                  </summary>
                  <pre class="channel-detail">{JSON.stringify(event.detail, null, 2)}</pre>
                </details>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
