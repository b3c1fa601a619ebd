import { type Accessor, createEffect, createSignal, onCleanup, untrack } from "solid-js";
import type { PadText } from "../../../stores/prosa.ts";
import { type Splice, spliceBetween, throughSplices } from "./splice.ts";
import { type Range, rangeOf, setRange } from "./field-range.ts";

export type BoundField = {
  /** What the field shows; the pad's text, but for what is held back. */
  value: Accessor<string>;
  /** Empties the field, and the pad for everybody. */
  clear: () => void;
};

type Parts = {
  field: HTMLTextAreaElement;
  text: PadText;
  /** Before this the field has what is typed; then, or when the field is left, it goes into the pad. */
  isLoaded: Accessor<boolean>;
  /** The person writes; told before the pad changes, and once it has. */
  onWriting: () => void;
  onOwnChange: (value: string) => void;
};

/**
 * Keeps a text field and a pad's text the same. The person's changes go into the pad as small as they are; others' come into
 * the field around the selection. While letters are being composed (accents, Asian scripts, most Android keyboards) the field
 * is the keyboard's: others' changes wait, and once there are some, so do the person's own, until the composition ends.
 */
export const bindField = ({ field, text, isLoaded, onWriting, onOwnChange }: Parts): BoundField => {
  const [value, setValue] = createSignal("");
  /** The field and the pad when they were last heard of, and what has changed in the pad that the field lacks. */
  let shown = "";
  let known = "";
  let missed: Splice[] = [];
  let isComposing = false;
  let isOwn = false;
  let isFresh = true;
  let isReady = false;

  const isHeld = () => isComposing || !isReady;

  /** Brings the person's own change into the pad. Where the caret belongs afterwards, or null when there was none. */
  const give = (): number | null => {
    if (field.value === shown) return null;
    const own = spliceBetween(shown, field.value, field.selectionEnd);
    // What was typed before there was anything to see stands behind it.
    const from = isFresh ? known.length : throughSplices(own.from, missed);
    shown = field.value;
    isOwn = true;
    text.replace(from, Math.max(from, throughSplices(own.to, missed)), own.inserted);
    isOwn = false;
    return from + own.inserted.length;
  };

  const take = (): number | null => {
    const caret = give();
    if (caret !== null) known = text.text();
    return caret;
  };

  /** Makes the field and the pad one again. */
  const settle = (): void => {
    const caret = take();
    const { scrollTop } = field;
    if (caret === null) for (const it of missed) field.setRangeText(it.inserted, it.from, it.to, "preserve");
    if (field.value !== known) {
      field.value = known;
      setRange(field, [caret ?? known.length, caret ?? known.length]);
    } else if (isFresh) setRange(field, [known.length, known.length]);
    else if (missed.length > 0) follow(text.selection());
    field.scrollTop = scrollTop;
    missed = [];
    shown = known;
    isFresh = false;
    setValue(known);
  };

  /** The pad knows best where others' changes have moved the selection. */
  const follow = (range: Range | null): void => {
    if (range && document.activeElement === field) setRange(field, range);
  };

  const onInput = (): void => {
    onWriting();
    if (!isHeld()) settle();
    else if (isReady && missed.length === 0) take();
    setValue(field.value);
    tellSelection();
    onOwnChange(field.value);
  };

  const tellSelection = (): void => {
    if (field.value !== known || document.activeElement !== field) return;
    const range = rangeOf(field);
    const told = untrack(text.selection);
    if (told?.[0] !== range[0] || told[1] !== range[1]) text.select(range);
  };

  const turnBack = (act: () => void): void => {
    if (isHeld()) return;
    const before = known;
    act();
    if (known === before) return;
    const change = spliceBetween(before, known);
    const caret = change.from + change.inserted.length;
    setRange(field, [caret, caret]);
    onOwnChange(known);
  };

  const onBeforeInput = (event: InputEvent): void => {
    // The browser's own history knows nothing of what others have written.
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    turnBack(event.inputType === "historyUndo" ? text.undo : text.redo);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    turnBack(key === "y" || event.shiftKey ? text.redo : text.undo);
  };
  const setComposing = (is: boolean) => (): void => {
    isComposing = is;
    if (!isHeld()) settle();
  };

  createEffect(() => {
    const next = text.text();
    isReady = isLoaded();
    untrack(() => {
      if (isOwn) return;
      if (next !== known) missed.push(spliceBetween(known, next));
      known = next;
      if (!isHeld()) settle();
    });
  });

  const unbind = [
    listen(field, "input", onInput),
    listen(field, "beforeinput", onBeforeInput),
    listen(field, "keydown", onKeyDown),
    listen(field, "compositionstart", setComposing(true)),
    listen(field, "compositionend", setComposing(false)),
    listen(field, "focus", tellSelection),
    listen(field, "blur", () => text.select(null)),
    listen(document, "selectionchange", tellSelection),
  ];
  onCleanup(() => {
    for (const end of unbind) end();
    // Nothing here reads a memo: it would be computed anew in the middle of taking down what it stands in.
    give();
    text.select(null);
  });

  return {
    value,
    clear() {
      if (!isHeld()) return text.replace(0, known.length, "");
      field.value = "";
      setValue("");
    },
  };
};

const listen = <E extends Event>(target: EventTarget, name: string, act: (event: E) => void): (() => void) => {
  target.addEventListener(name, act as EventListener);
  return () => target.removeEventListener(name, act as EventListener);
};
