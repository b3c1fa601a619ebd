import { type Accessor, createRoot, createSignal } from "solid-js";

const matches = (query: string): Accessor<boolean> =>
  createRoot(() => {
    const media = window.matchMedia(query);
    const [value, setValue] = createSignal(media.matches);
    media.addEventListener("change", () => setValue(media.matches));
    return value;
  });

/** One pane at a time, with a bottom bar instead of the rail. */
export const isNarrow = matches("(width < 640px)");

/** Too narrow for the contact panel beside the conversation: it becomes a sheet. */
export const isCompact = matches("(width < 900px)");
