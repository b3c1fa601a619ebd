import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount } from "solid-js";
import "./virtual-list.css";

export type VirtualListHandle = { focusBy: (steps: number) => void; scrollToTop: () => void };

type Props = {
  /** What the list holds. Rows are kept by id, so that a row that changes keeps its focus. */
  ids: readonly string[];
  label: string;
  /** In pixels. */
  rowHeight: number;
  /** The row that stands for what is open beside the list. */
  currentId?: string | undefined;
  handle?: (handle: VirtualListHandle) => void;
  onNearEnd?: () => void;
  /** Draws a row. Whatever takes the focus in it carries `data-row={id}` and the given tabindex. */
  children: (id: string, tabindex: () => 0 | -1) => JSX.Element;
};

const NEAR_END_PX = 600;
/** Rows that are drawn above and below what is seen, so that scrolling shows no gap. */
const SPARE_ROWS = 6;

/** A list of any length with rows of one height. One row is in the tab order; arrow keys move between rows. */
export function VirtualList(props: Props) {
  let scroller!: HTMLDivElement;
  const [focused, setFocused] = createSignal<string>();
  const [top, setTop] = createSignal(0);
  const [height, setHeight] = createSignal(window.innerHeight);

  const length = createMemo(() => props.ids.length);
  const tabStop = createMemo(() => {
    const wanted = [focused(), props.currentId].find((id) => id !== undefined && props.ids.includes(id));
    return wanted ?? props.ids[0];
  });
  const from = createMemo(() => Math.max(0, Math.floor(top() / props.rowHeight) - SPARE_ROWS));
  const to = createMemo(() => Math.ceil((top() + height()) / props.rowHeight) + SPARE_ROWS);
  /** Where the rows stand that are drawn. One that has the focus stays, wherever it is scrolled to. */
  const places = createMemo(() => {
    const drawn = new Map(props.ids.slice(from(), to()).map((id, at) => [id, from() + at]));
    const held = focused();
    const heldAt = held === undefined || drawn.has(held) ? -1 : props.ids.indexOf(held);
    return held === undefined || heldAt < 0 ? drawn : drawn.set(held, heldAt);
  });
  const drawn = createMemo(() => [...places().keys()]);

  const reveal = (index: number): void => {
    const [start, end] = [index * props.rowHeight, (index + 1) * props.rowHeight];
    if (start < scroller.scrollTop) scroller.scrollTop = start;
    else if (end > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = end - scroller.clientHeight;
    setTop(scroller.scrollTop);
  };

  const focusBy = (steps: number) => {
    const held = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"];
    const at = props.ids.indexOf(held ?? props.currentId ?? "");
    const next = at < 0 ? 0 : Math.max(0, Math.min(props.ids.length - 1, at + steps));
    const id = props.ids[next];
    if (id === undefined) return;
    setFocused(id);
    reveal(next);
    scroller.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowDown: 1, ArrowUp: -1, Home: -props.ids.length, End: props.ids.length }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    focusBy(steps);
  };

  /** By what is known of the place: to ask the browser would have it lay out the page at once, in the midst of painting. */
  const checkEnd = () => {
    if (length() * props.rowHeight - top() - height() < NEAR_END_PX) props.onNearEnd?.();
  };

  onMount(() => {
    const seen = new ResizeObserver(() => setHeight(scroller.clientHeight));
    seen.observe(scroller);
    onCleanup(() => seen.disconnect());
    props.handle?.({ focusBy, scrollToTop: () => (scroller.scrollTop = 0) });
  });
  createEffect(on(length, checkEnd));

  return (
    <div
      ref={scroller}
      class="virtual-list"
      role="list"
      aria-label={props.label}
      onKeyDown={onKeyDown}
      onFocusIn={(event) => setFocused(event.target.closest<HTMLElement>("[data-row]")?.dataset["row"])}
      onScroll={() => {
        setTop(scroller.scrollTop);
        checkEnd();
      }}
    >
      <div class="virtual-rows" style={{ height: `${props.ids.length * props.rowHeight}px` }}>
        <For each={drawn()}>
          {(id) => (
            <div
              role="listitem"
              class="virtual-row"
              style={{ transform: `translateY(${(places().get(id) ?? 0) * props.rowHeight}px)` }}
              aria-setsize={props.ids.length}
              aria-posinset={(places().get(id) ?? 0) + 1}
            >
              {props.children(id, () => (tabStop() === id ? 0 : -1))}
            </div>
          )}
        </For>
      </div>
    </div>
  );
}
