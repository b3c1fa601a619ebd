import { createEffect, createSignal, on, onCleanup, onMount, Show } from "solid-js";
import type { PadText } from "../../../stores/prosa.ts";
import { CursorMarks } from "./cursor-marks.tsx";
import { END } from "./measure.ts";
import "./pad-text.css";

/** How near to its end, in pixels, one must be for a text that grows to be followed. */
const END_PX = 40;

/** A text as colleagues write it, to be read only. Follows its end while one looks at it. */
export function PadView(props: { text: PadText; label: string }) {
  let scroller!: HTMLDivElement;
  const [holder, setHolder] = createSignal<HTMLDivElement>();
  const [isLong, setIsLong] = createSignal(false);
  let isAtEnd = true;
  onMount(() => {
    const measure = () => {
      setIsLong((holder()?.offsetHeight ?? 0) > scroller.clientHeight);
      if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
    };
    const observer = new ResizeObserver(measure);
    const it = holder();
    if (it) observer.observe(it);
    onCleanup(() => observer.disconnect());
  });
  createEffect(on(isLong, () => isAtEnd && (scroller.scrollTop = scroller.scrollHeight)));
  return (
    <div
      ref={scroller}
      class="pad-text"
      role="group"
      aria-label={props.label}
      data-long={isLong() ? "" : undefined}
      tabindex={isLong() ? 0 : undefined}
      onScroll={() => (isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < END_PX)}
    >
      <div ref={setHolder} class="pad-holder">
        {props.text.text() + END}
      </div>
      <Show when={holder()}>
        {(it) => <CursorMarks cursors={props.text.cursors()} holder={it()} text={props.text.text()} />}
      </Show>
    </div>
  );
}
