import { createEffect, createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import type { PadText } from "../../../stores/prosa.ts";
import { CursorMarks } from "../at-times.ts";
import { bindField, type BoundField } from "./bind-field.ts";
import { caretBox, END } from "./measure.ts";
import "./pad-text.css";

type Props = {
  text: PadText;
  isLoaded: boolean;
  label: string;
  placeholder: string;
  title?: string;
  enterkeyhint?: "enter" | "send";
  /** Gives the field once it can be written in. */
  onReady: (field: HTMLTextAreaElement, bound: BoundField) => void;
  onWriting?: () => void;
  onOwnChange?: (value: string) => void;
  onKeyDown?: JSX.EventHandler<HTMLTextAreaElement, KeyboardEvent>;
  onBlur?: () => void;
};

/** A text field that several people write in. As high as its text, up to eight lines; then it scrolls. */
export function PadField(props: Props) {
  let scroller!: HTMLDivElement;
  let holder!: HTMLDivElement;
  let field!: HTMLTextAreaElement;
  const [bound, setBound] = createSignal<BoundField>();
  const [isLong, setIsLong] = createSignal(false);
  /** From the first moment, so that nothing grows once it is there. */
  const value = () => bound()?.value() ?? props.text.text();

  onMount(() => {
    const made = bindField({
      field,
      text: props.text,
      isLoaded: () => props.isLoaded,
      onWriting: () => props.onWriting?.(),
      onOwnChange: (text) => {
        reveal();
        props.onOwnChange?.(text);
      },
    });
    setBound(made);
    props.onReady(field, made);
    const observer = new ResizeObserver(() => setIsLong(holder.offsetHeight > scroller.clientHeight));
    observer.observe(holder);
    onCleanup(() => observer.disconnect());
  });
  createEffect(() => isLong() && reveal());

  /** Keeps the line that is written in view; the field itself never scrolls, what is around it does. */
  const reveal = () => {
    const caret = caretBox(holder, field.selectionEnd);
    if (!caret || document.activeElement !== field) return;
    const { scrollTop, clientHeight } = scroller;
    const below = caret.top + caret.height - (scrollTop + clientHeight);
    if (below > 0) scroller.scrollTop = scrollTop + below + caret.height / 2;
    else if (caret.top < scrollTop) scroller.scrollTop = caret.top - caret.height / 2;
  };

  return (
    <div ref={scroller} class="pad-text" data-long={isLong() ? "" : undefined}>
      <div ref={holder} class="pad-holder pad-mirror" aria-hidden="true">
        {value() + END}
      </div>
      <textarea
        ref={field}
        class="pad-field"
        rows={1}
        aria-label={props.label}
        placeholder={props.placeholder}
        title={props.title}
        enterkeyhint={props.enterkeyhint}
        onKeyDown={(event) => {
          if (typeof props.onKeyDown === "function") props.onKeyDown(event);
        }}
        onBlur={() => props.onBlur?.()}
      />
      <Show when={bound() && props.text.cursors().length > 0}>
        <CursorMarks with={{ cursors: props.text.cursors(), holder, text: value() }} />
      </Show>
    </div>
  );
}
