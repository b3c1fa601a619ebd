import { onCleanup } from "solid-js";

const MARKED_MS = 1_600;
/** How long one looks for a message that the virtual list has yet to draw, in frames. */
const MOST_FRAMES = 30;

/** Marks a message for a moment, so that the eye finds it where one was brought to. */
export const createMarking = (list: () => HTMLElement) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  onCleanup(() => (clearTimeout(timer), cancelAnimationFrame(frame)));

  const look = (id: string, frames: number): void => {
    const element = list().querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
    if (!element) {
      if (frames > 0) frame = requestAnimationFrame(() => look(id, frames - 1));
      return;
    }
    clearTimeout(timer);
    for (const it of list().querySelectorAll("[data-marked]")) it.removeAttribute("data-marked");
    element.setAttribute("data-marked", "");
    element.focus({ preventScroll: true });
    timer = setTimeout(() => element.removeAttribute("data-marked"), MARKED_MS);
  };
  return {
    mark(id: string): void {
      cancelAnimationFrame(frame);
      look(id, MOST_FRAMES);
    },
  };
};

/**
 * Arrow keys go from message to message while one of them has the focus. With Alt they begin at the newest, from the list or
 * from the field below it.
 */
export const moveBetweenMessages = (event: KeyboardEvent, list: HTMLElement): void => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined || event.defaultPrevented) return;
  const all = [...list.querySelectorAll<HTMLElement>("[data-message]")];
  const at = all.indexOf(event.target as HTMLElement);
  if (at === -1 && !event.altKey) return;
  event.preventDefault();
  focusMessage(at === -1 ? all.at(-1) : all[at + step]);
};

/** Puts the focus on the newest message. */
export const focusNewestMessage = (): void =>
  focusMessage([...document.querySelectorAll<HTMLElement>("[data-message-list] [data-message]")].at(-1));

const focusMessage = (element: HTMLElement | undefined): void => {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
};
