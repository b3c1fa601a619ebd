export type Side = "bottom-end" | "bottom-start" | "top-start" | "top-end" | "right-end";

const GAP = 6;
const EDGE = 8;

/** Puts a popover beside what opened it, inside the window. */
export const place = (popover: HTMLElement, anchor: HTMLElement, side: Side): void => {
  const at = anchor.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const left =
    { "bottom-end": at.right - width, "top-end": at.right - width, "right-end": at.right + GAP }[side as string] ??
    at.left;
  const top = side.startsWith("bottom")
    ? at.bottom + GAP
    : side.startsWith("top")
      ? at.top - height - GAP
      : at.bottom - height;
  popover.style.left = `${clamp(left, window.innerWidth - width)}px`;
  popover.style.top = `${clamp(top, window.innerHeight - height)}px`;
};

const clamp = (value: number, space: number): number => Math.max(EDGE, Math.min(value, space - EDGE));
