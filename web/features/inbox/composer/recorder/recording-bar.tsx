import { SendHorizontal, Square, Trash2 } from "lucide-solid";
import { createSignal, For, Match, onCleanup, onMount, Show, Switch } from "solid-js";
import { t } from "../../../../i18n/i18n.ts";
import "../../../../i18n/words/composer-attach.ts";
import "../../../../i18n/words/message-body.ts";
import { playTime } from "../../../../i18n/sizes.ts";
import { Button } from "../../../../ui/button.tsx";
import { IconButton } from "../../../../ui/icon-button.tsx";
import { Player } from "../../messages/body/player.tsx";
import { type Recorded, type Recorder, type RecordingProblem, startRecording } from "./record.ts";
import "./recording-bar.css";

/** So many bars of loudness are in view while one speaks. */
const SHOWN = 40;

/** Records a voice message in the field's place: live loudness, stop, listen, send or throw away. */
export default function RecordingBar(props: { onSend: (recorded: Recorded) => void; onClose: () => void }) {
  const [problem, setProblem] = createSignal<RecordingProblem | null>(null);
  const [seconds, setSeconds] = createSignal(0);
  const [levels, setLevels] = createSignal<readonly number[]>([]);
  const [recorded, setRecorded] = createSignal<(Recorded & { url: string }) | null>(null);
  const [isOn, setIsOn] = createSignal(false);
  let recorder: Recorder | null = null;
  let isGone = false;
  let bar!: HTMLDivElement;

  onMount(async () => {
    bar.focus();
    const started = await startRecording((level, at) => {
      setSeconds(at);
      setLevels((all) => [...all.slice(1 - SHOWN), level]);
    });
    if (typeof started === "string") return setProblem(started);
    if (isGone) return started.cancel();
    recorder = started;
    setIsOn(true);
  });
  onCleanup(() => {
    isGone = true;
    recorder?.cancel();
    const it = recorded();
    if (it) URL.revokeObjectURL(it.url);
  });

  const stop = async (): Promise<Recorded | null> => {
    const it = recorder;
    recorder = null;
    setIsOn(false);
    return it && it.stop();
  };
  const review = async () => {
    const made = await stop();
    if (made) setRecorded({ ...made, url: URL.createObjectURL(made.file) });
    bar.focus();
  };
  const send = async () => {
    const made = recorded() ?? (await stop());
    if (made) props.onSend(made);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") props.onClose();
    else if (event.key === "Enter" && event.target === bar) void send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={bar}
      class="recording-bar"
      role="group"
      tabindex={-1}
      aria-label={t("composer.voice.label")}
      onKeyDown={onKeyDown}
    >
      <Show
        when={problem()}
        fallback={
          <>
            <IconButton label={t("composer.voice.discard")} onClick={() => props.onClose()}>
              <Trash2 size={18} />
            </IconButton>
            <Switch fallback={<span class="recording-live">{t("composer.voice.asking")}</span>}>
              <Match when={recorded()}>
                {(it) => <Player src={it().url} seconds={it().seconds} waveform={it().waveform} />}
              </Match>
              <Match when={isOn()}>
                <span class="recording-live">
                  <span class="recording-dot" aria-hidden="true" />
                  <span class="tabular" role="timer">
                    {playTime(seconds())}
                  </span>
                  <span class="recording-levels" aria-hidden="true">
                    <For each={levels()}>{(level) => <i style={{ height: `${Math.max(8, level)}%` }} />}</For>
                  </span>
                </span>
                <IconButton label={t("composer.voice.stop")} onClick={() => void review()}>
                  <Square size={16} />
                </IconButton>
              </Match>
            </Switch>
            <IconButton
              class="editor-send"
              label={t("composer.voice.send")}
              disabled={!isOn() && !recorded()}
              onClick={() => void send()}
            >
              <SendHorizontal size={18} />
            </IconButton>
          </>
        }
      >
        {(it) => (
          <>
            <p class="recording-problem" role="alert">
              {t(`composer.voice.problem.${it()}`)}
            </p>
            <Button size="s" onClick={() => props.onClose()}>
              {t("common.close")}
            </Button>
          </>
        )}
      </Show>
    </div>
  );
}
