import { createUniqueId } from "solid-js";
import { t } from "../../../../i18n/i18n.ts";
import { playTime } from "../../../../i18n/sizes.ts";

const WIDTH = 3;
const HEIGHT = 28;

type Props = {
  /** Loudness from 0 to 100. */
  bars: readonly number[];
  /** In seconds. */
  position: number;
  length: number;
  onSeek: (seconds: number) => void;
  onStep: (steps: number) => void;
};

/** A recording as bars, filled as far as it has played: a slider. */
export function Waveform(props: Props) {
  const clip = createUniqueId();
  const share = () => (props.length > 0 ? Math.min(1, props.position / props.length) : 0);
  const path = () => props.bars.map(bar).join("");
  const width = () => props.bars.length * WIDTH;

  const seekTo = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    props.onSeek(Math.max(0, Math.min(1, (event.clientX - left) / width)) * props.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 4, PageDown: -4 }[event.key];
    if (steps !== undefined) props.onStep(steps);
    else if (event.key === "Home") props.onSeek(0);
    else if (event.key === "End") props.onSeek(props.length);
    else return;
    event.preventDefault();
  };

  return (
    <span
      class="waveform"
      role="slider"
      tabindex={0}
      aria-label={t("message.player.position")}
      aria-valuemin={0}
      aria-valuemax={Math.round(props.length)}
      aria-valuenow={Math.round(props.position)}
      aria-valuetext={t("message.player.at", { at: playTime(props.position), of: playTime(props.length) })}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && seekTo(event)}
      onKeyDown={onKeyDown}
    >
      <svg viewBox={`0 0 ${width()} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <clipPath id={clip}>
          <rect width={width() * share()} height={HEIGHT} />
        </clipPath>
        <path class="waveform-rest" d={path()} />
        <path class="waveform-played" d={path()} clip-path={`url(#${clip})`} />
      </svg>
    </span>
  );
}

/** A bar, never so low that it cannot be seen. */
const bar = (loudness: number, at: number): string => {
  const half = Math.max(1.5, (loudness / 100) * (HEIGHT / 2 - 1));
  return `M${at * WIDTH + 0.5} ${HEIGHT / 2 - half}h2v${half * 2}h-2z`;
};
