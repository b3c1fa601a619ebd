import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount, untrack } from "solid-js";
import { createContainerDriver, createListLayout, createVirtualStore } from "virtua/unstable_core";
import "./measured-list.css";

/** How far beyond what is seen rows stand in the page, in pixels. */
const SPARE_PX = 600;

type Props = {
  /** One for each row. */
  keys: readonly string[];
  /** Whether all that the last change added stands before what was there: then what is seen stays where it is. */
  isShifted: boolean;
  /** What it scrolls in. */
  scroller: HTMLElement;
  /** Of the rows that stay in the page wherever one scrolls. */
  kept: readonly number[];
  onScroll: () => void;
  /** Rows have been measured, or what they are seen through has another size. */
  onResize: () => void;
  onReady: (list: MeasuredListHandle) => void;
  children: (key: string) => JSX.Element;
};

export type MeasuredListHandle = { centre: (index: number) => void };

/** Rows of any height, of which only those near to what is seen stand in the page. A row is hidden until it is measured. */
export function MeasuredList(props: Props) {
  let element!: HTMLDivElement;
  const layout: Layout = createListLayout(untrack(() => props.keys.length));
  const store: Store = createVirtualStore(layout);
  const driver: Driver = createContainerDriver(store, layout, false);
  const [version, setVersion] = createSignal(store.$getStateVersion());
  store.$subscribe(HAS_CHANGED, () => setVersion(store.$getStateVersion()));
  store.$subscribe(
    HAS_SCROLLED,
    untrack(() => props.onScroll),
  );
  store.$subscribe(
    WAS_RESIZED,
    untrack(() => props.onResize),
  );

  const followed = <T,>(read: () => T, equals?: (a: T, b: T) => boolean) =>
    createMemo(() => (version(), read()), undefined, equals && { equals });
  const isScrolling = followed(store.$isScrolling);
  const height = followed(store.$getTotalSize);
  const range = followed(
    () => store.$getRange(SPARE_PX),
    (a, b) => a[0] === b[0] && a[1] === b[1],
  );
  const shown = createMemo(() => {
    const { length } = props.keys;
    untrack(() => store.$update(TO_LENGTH, length, props.isShifted));
    const [first, last] = range();
    const near = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    const indexes = [...new Set([...near, ...props.kept])].filter((it) => it < length).sort((a, b) => a - b);
    return { indexes, keys: indexes.map((it) => props.keys[it]!) };
  });

  onMount(() => {
    driver.$observe(element, props.scroller);
    props.onReady({ centre: (index) => void driver.$scroll(index, { align: "center" }) });
  });
  onCleanup(() => {
    store.$dispose();
    driver.$dispose();
  });
  createEffect(on(version, () => driver.$effect()));

  const row = (key: string, at: () => number) => {
    let own!: HTMLDivElement;
    const index = createMemo(() => shown().indexes[at()]!);
    const top = createMemo(() => (version(), store.$getItemOffset(index())));
    const isHidden = createMemo(() => (version(), layout.$isSizeEqual(index())));
    createEffect(() => onCleanup(driver.$observeItem(own, index())));
    return (
      <div ref={own} class="measured-row" style={{ top: `${top()}px`, visibility: isHidden() ? "hidden" : undefined }}>
        {untrack(() => props.children(key))}
      </div>
    );
  };

  return (
    <div
      ref={element}
      class="measured-list"
      style={{ height: `${height()}px`, "pointer-events": isScrolling() ? "none" : undefined }}
    >
      <For each={shown().keys}>{row}</For>
    </div>
  );
}

/** What is used of Virtua's core, which tells no types of it. Its numbers: what its store tells of, and what it is told. */
const [HAS_CHANGED, WAS_RESIZED, HAS_SCROLLED, TO_LENGTH] = [1, 2, 4, 5];

type Layout = {
  /** Whether a row is of that height; without one, whether it has yet to be measured. */
  $isSizeEqual: (index: number, height?: number) => boolean;
};
type Store = {
  $getStateVersion: () => number;
  $subscribe: (to: number, hear: () => void) => void;
  $isScrolling: () => boolean;
  $getTotalSize: () => number;
  $getRange: (sparePx: number) => [first: number, last: number];
  $getItemOffset: (index: number) => number;
  $update: (what: number, length: number, isShifted: boolean) => void;
  $dispose: () => void;
};
type Driver = {
  $observe: (list: HTMLElement, scroller: HTMLElement) => void;
  $observeItem: (row: HTMLElement, index: number) => () => void;
  $scroll: (index: number, how: { align: "center" }) => Promise<void>;
  $effect: () => void;
  $dispose: () => void;
};
