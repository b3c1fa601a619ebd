import { onCleanup, onMount } from "solid-js";

/** Single keys that act while one does not write and nothing lies over the page. `Escape` acts while one writes, too. */
export const useShortcuts = (keys: Record<string, (event: KeyboardEvent) => void>): void => {
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key !== "Escape" && isWriting(event.target)) return;
    if (document.querySelector("dialog[open], [popover]:popover-open")) return;
    act(event);
  };
  onMount(() => document.addEventListener("keydown", onKeyDown));
  onCleanup(() => document.removeEventListener("keydown", onKeyDown));
};

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
