import { onCleanup } from "solid-js";

let current: HTMLMediaElement | null = null;

/** Whatever else plays stops when this begins; what leaves the page falls silent. */
export const playAlone = (element: HTMLMediaElement): void => {
  const onPlay = () => {
    if (current !== element) current?.pause();
    current = element;
  };
  element.addEventListener("play", onPlay);
  onCleanup(() => {
    element.removeEventListener("play", onPlay);
    element.pause();
    if (current === element) current = null;
  });
};
