import { createEffect, createMemo, createSignal, type JSX, on, onMount } from "solid-js";
import { Virtualizer, type VirtualizerHandle } from "virtua/solid";
import "./virtual-list.css";

export type VirtualListHandle = { focusBy: (steps: number) => void; scrollToTop: () => void };

type Props = {
  /** What the list holds. Rows are kept by id, so that a row that changes keeps its focus. */
  ids: readonly string[];
  label: string;
  rowHeight: number;
  /** The row that stands for what is open beside the list. */
  currentId?: string | undefined;
  handle?: (handle: VirtualListHandle) => void;
  onNearEnd?: () => void;
  /** Draws a row. Whatever takes the focus in it carries `data-row={id}` and the given tabindex. */
  children: (id: string, tabindex: () => 0 | -1) => JSX.Element;
};

const NEAR_END_PX = 600;

/** A list of any length with rows of one height. One row is in the tab order; arrow keys move between rows. */
export function VirtualList(props: Props) {
  let scroller!: HTMLDivElement;
  let virtualizer: VirtualizerHandle | undefined;
  const [focused, setFocused] = createSignal<string>();

  const tabStop = createMemo(() => {
    const wanted = [focused(), props.currentId].find((id) => id !== undefined && props.ids.includes(id));
    return wanted ?? props.ids[0];
  });

  const focusBy = (steps: number) => {
    const held = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"];
    const from = props.ids.indexOf(held ?? props.currentId ?? "");
    const to = from === -1 ? 0 : Math.max(0, Math.min(props.ids.length - 1, from + steps));
    const id = props.ids[to];
    if (id === undefined) return;
    setFocused(id);
    virtualizer?.scrollToIndex(to, { align: "nearest" });
    focusRow(scroller, id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowDown: 1, ArrowUp: -1, Home: -props.ids.length, End: props.ids.length }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    focusBy(steps);
  };

  const checkEnd = () => {
    const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    if (left < NEAR_END_PX) props.onNearEnd?.();
  };

  onMount(() => props.handle?.({ focusBy, scrollToTop: () => virtualizer?.scrollTo(0) }));
  createEffect(on(() => props.ids.length, checkEnd));

  return (
    <div
      ref={scroller}
      class="virtual-list"
      role="list"
      aria-label={props.label}
      onKeyDown={onKeyDown}
      onFocusIn={(event) => setFocused(event.target.closest<HTMLElement>("[data-row]")?.dataset["row"])}
    >
      <Virtualizer
        ref={(handle) => (virtualizer = handle)}
        data={props.ids}
        itemSize={props.rowHeight}
        onScroll={checkEnd}
      >
        {(id, index) => (
          <div role="listitem" aria-setsize={props.ids.length} aria-posinset={index() + 1}>
            {props.children(id, () => (tabStop() === id ? 0 : -1))}
          </div>
        )}
      </Virtualizer>
    </div>
  );
}

/** A row that was just scrolled to is hidden until it has been measured: tries for a few frames. */
const focusRow = (scroller: HTMLElement, id: string, tries = 6): void => {
  const row = scroller.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  row?.focus({ preventScroll: true });
  if (tries > 0 && document.activeElement !== row) requestAnimationFrame(() => focusRow(scroller, id, tries - 1));
};
