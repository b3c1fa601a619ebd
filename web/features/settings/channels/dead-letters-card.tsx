import { CircleAlert } from "lucide-solid";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import type { ChannelDetails } from "#shared/protocol/channels.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { fullTime, longTime } from "../../../parts/times.ts";
import { useProsa } from "../../../stores/context.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { createLoading } from "../loading.ts";

const SHOWN = 20;

/** What came in and could not be understood: kept, and taken again when one wants. Not shown while there is none. */
export function DeadLettersCard(props: { channel: ChannelDetails; onReplayed: () => void }) {
  const { channels } = useProsa();
  const letters = createLoading(() => channels.deadLetters());
  const [replaying, setReplaying] = createSignal<string>();
  const [problem, setProblem] = createSignal<ErrorCode | "offline" | null>(null);
  const waiting = createMemo(() =>
    (letters.value()?.items ?? []).filter((it) => it.channelId === props.channel.id && it.replayedAt === null),
  );
  const replay = async (id: string) => {
    setReplaying(id);
    const answer = await channels.replay(id);
    setProblem(answer.ok ? null : answer.code);
    setReplaying(undefined);
    if (!answer.ok) return;
    letters.again();
    props.onReplayed();
  };
  return (
    <Show when={waiting().length > 0}>
      <section class="card" aria-label={t("settings.channel.deadLetters")}>
        <header class="card-head">
          <h3>{t("settings.channel.deadLetters")}</h3>
        </header>
        <div class="card-body">
          <p class="settings-detail-note">{t("settings.channel.deadLettersText", waiting().length)}</p>
          <Show when={problem()}>
            {(code) => (
              <Banner tone="bad" role="alert" icon={<CircleAlert size={16} />}>
                {errorText(code())}
              </Banner>
            )}
          </Show>
        </div>
        <ul>
          <For each={waiting().slice(0, SHOWN)}>
            {(letter) => (
              <li class="person-row">
                <span class="settings-row-text">
                  <bdi class="channel-error">{letter.error}</bdi>
                  <time class="settings-row-note" title={fullTime(letter.at)}>
                    {longTime(letter.at)}
                  </time>
                </span>
                <Button size="s" isBusy={replaying() === letter.id} onClick={() => void replay(letter.id)}>
                  {t("settings.channel.replay")}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
