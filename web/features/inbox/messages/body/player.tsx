import { Pause, Play } from "lucide-solid";
import { createEffect, createSignal, on, onCleanup, Show } from "solid-js";
import { locale, t } from "../../../../i18n/i18n.ts";
import { playTime } from "../../../../i18n/sizes.ts";
import { createPreference } from "../../../../parts/preference.ts";
import { BARS, toSteps } from "../waveform.ts";
import { decodeWaveform } from "./decode-waveform.ts";
import { playAlone } from "./playing.ts";
import { Waveform } from "./waveform-view.tsx";
import "./player.css";

const SPEEDS = [1, 1.5, 2] as const;
type Speed = (typeof SPEEDS)[number];
const isSpeed = (it: unknown): it is Speed => SPEEDS.some((speed) => speed === it);
const [speed, setSpeed] = createPreference<Speed>("playbackSpeed", 1, isSpeed);

const STEP_S = 5;

type Props = {
  /** Undefined until the bytes are there. */
  src: string | undefined;
  isLoading?: boolean;
  /** Where they are known; else the bytes tell. */
  seconds: number | null;
  waveform: readonly number[] | null;
  /** One wants to hear it. */
  onStart?: () => void;
};

/** Plays a recording: its picture is the way through it, by pointer and by keys. One plays at a time. */
export function Player(props: Props) {
  const audio = new Audio();
  audio.preload = "metadata";
  const [isPlaying, setIsPlaying] = createSignal(false);
  const [isBroken, setIsBroken] = createSignal(false);
  const [position, setPosition] = createSignal(0);
  const [measured, setMeasured] = createSignal<number | null>(null);
  const length = () => props.seconds ?? measured() ?? 0;
  const [decoded, setDecoded] = createSignal<readonly number[]>([]);
  const bars = () => toSteps(props.waveform ?? decoded(), BARS);
  let isAwaited = false;

  audio.onplay = () => setIsPlaying(true);
  audio.onpause = () => setIsPlaying(false);
  audio.onerror = () => props.src !== undefined && setIsBroken(true);
  audio.ontimeupdate = () => setPosition(audio.currentTime);
  audio.onended = () => setPosition((audio.currentTime = 0));
  // A recording that a browser has just made does not say how long it is.
  audio.ondurationchange = () => Number.isFinite(audio.duration) && setMeasured(audio.duration);
  playAlone(audio);
  onCleanup(() => audio.removeAttribute("src"));

  const play = () => {
    audio.playbackRate = speed();
    audio.play().catch(() => setIsPlaying(false));
  };
  createEffect(
    on(
      () => props.src,
      (src) => {
        if (src === undefined) return;
        audio.src = src;
        if (isAwaited) play();
        isAwaited = false;
      },
    ),
  );
  createEffect(() => (audio.playbackRate = speed()));
  createEffect(() => {
    if (props.waveform !== null || props.src === undefined) return;
    let isWanted = true;
    onCleanup(() => (isWanted = false));
    void decodeWaveform(props.src).then((it) => isWanted && setDecoded(it));
  });

  const toggle = () => {
    if (!audio.paused) return audio.pause();
    if (props.src !== undefined) return play();
    isAwaited = true;
    props.onStart?.();
  };
  const seek = (seconds: number) => {
    const to = Math.max(0, Math.min(seconds, length()));
    setPosition(to);
    if (props.src !== undefined) audio.currentTime = to;
  };
  const nextSpeed = () => setSpeed(SPEEDS[(SPEEDS.indexOf(speed()) + 1) % SPEEDS.length] ?? 1);

  return (
    <Show when={!isBroken()} fallback={<span class="recording recording-broken">{t("message.player.broken")}</span>}>
      <span class="recording" aria-busy={props.isLoading || undefined}>
        <button
          type="button"
          class="recording-play"
          aria-label={isPlaying() ? t("message.player.pause") : t("message.player.play")}
          onClick={toggle}
        >
          <Show when={isPlaying()} fallback={<Play size={18} />}>
            <Pause size={18} />
          </Show>
        </button>
        <Waveform
          bars={bars()}
          position={position()}
          length={length()}
          onSeek={seek}
          onStep={(steps) => seek(position() + steps * STEP_S)}
        />
        <span class="recording-time tabular">{playTime(isPlaying() || position() > 0 ? position() : length())}</span>
        <button
          type="button"
          class="recording-speed tabular"
          aria-label={t("message.player.speed", { rate: rateText() })}
          onClick={nextSpeed}
        >
          {rateText()}
        </button>
      </span>
    </Show>
  );
}

/** "1×", "1,5×" */
const rateText = (): string => `${new Intl.NumberFormat(locale()).format(speed())}×`;
