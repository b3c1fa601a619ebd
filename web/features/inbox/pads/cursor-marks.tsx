import { createEffect, createMemo, createSignal, For, Index, on, onCleanup, Show } from "solid-js";
import { createNames } from "../../../parts/names.ts";
import type { PadText } from "../../../stores/prosa.ts";
import { tintOf } from "../../../ui/initials.ts";
import { boxesOf, caretBox } from "./measure.ts";
import "./cursor-marks.css";

const NAMED_MS = 2000;

type Cursor = ReturnType<PadText["cursors"]>[number];
type Props = {
  cursors: readonly Cursor[];
  /** The element that holds the text, and what it holds; measured again when that or its size changes. */
  holder: HTMLElement;
  text: string;
};

/** Where colleagues write, drawn over a text: a caret in their colour with their name, and what they have selected. */
export function CursorMarks(props: Props) {
  const [size, setSize] = createSignal(0);
  const observer = new ResizeObserver(() => setSize((it) => it + 1));
  createEffect(() => {
    observer.disconnect();
    if (props.cursors.length > 0) observer.observe(props.holder);
  });
  onCleanup(() => observer.disconnect());
  return (
    <div class="marks" aria-hidden="true">
      <Index each={props.cursors}>
        {(cursor) => <Mark cursor={cursor()} holder={props.holder} text={props.text} size={size()} />}
      </Index>
    </div>
  );
}

function Mark(props: { cursor: Cursor; holder: HTMLElement; text: string; size: number }) {
  const nameOf = createNames();
  const [isMoving, setIsMoving] = createSignal(false);
  const name = () => nameOf(props.cursor.userId);
  const measured = createMemo(() => `${props.size} ${props.text}`);
  const [caret, setCaret] = createSignal<ReturnType<typeof caretBox>>();
  const [selected, setSelected] = createSignal<ReturnType<typeof boxesOf>>([]);

  // In an effect, when the text stands in the page.
  createEffect(
    on([measured, () => props.cursor.anchor, () => props.cursor.head], ([, anchor, head]) => {
      setCaret(caretBox(props.holder, head));
      setSelected(anchor === head ? [] : boxesOf(props.holder, Math.min(anchor, head), Math.max(anchor, head)));
    }),
  );
  createEffect(
    on(
      () => props.cursor.head,
      () => {
        setIsMoving(true);
        const timer = setTimeout(() => setIsMoving(false), NAMED_MS);
        onCleanup(() => clearTimeout(timer));
      },
    ),
  );

  return (
    <div class="mark" data-tint={tintOf(name())} data-moving={isMoving() ? "" : undefined}>
      <For each={selected()}>
        {(it) => (
          <span
            class="mark-selected"
            style={{ left: `${it.left}px`, top: `${it.top}px`, width: `${it.width}px`, height: `${it.height}px` }}
          />
        )}
      </For>
      <Show when={caret()}>
        {(it) => (
          <span
            class="mark-caret"
            style={{ left: `${it().left}px`, top: `${it().top}px`, height: `${it().height}px` }}
            data-side={it().left > props.holder.clientWidth / 2 ? "end" : "start"}
          >
            <span class="mark-name">{name()}</span>
          </span>
        )}
      </Show>
    </div>
  );
}
