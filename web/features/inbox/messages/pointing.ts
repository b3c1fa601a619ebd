import { createSignal } from "solid-js";

/** Which one message shows its actions: where something of it is open, else where the mouse is, else where the focus is. */
export type Pointing = ReturnType<typeof createPointing>;

export const createPointing = () => {
  const [open, setOpen] = createSignal<string | null>(null);
  const [pointed, setPointed] = createSignal<string | null>(null);
  const [focused, setFocused] = createSignal<string | null>(null);
  const keep = (set: typeof setOpen) => (id: string, is: boolean) =>
    void set((last) => {
      if (is) return id;
      return last === id ? null : last;
    });
  return {
    isAt: (id: string): boolean => (open() ?? pointed() ?? focused()) === id,
    open: keep(setOpen),
    point: keep(setPointed),
    focus: keep(setFocused),
  };
};
