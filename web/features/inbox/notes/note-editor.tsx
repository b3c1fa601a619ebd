import { t } from "../../../i18n/i18n.ts";
import type { PadText } from "../../../stores/prosa.ts";
import { Button } from "../../../ui/button.tsx";
import { PadField } from "../pads/pad-field.tsx";

/** A row of a virtual list is hidden until it has been measured, and what is hidden takes no focus: a few frames. */
const TRIES = 6;

/** A note while one writes it. What is written is kept letter by letter; leaving is all that remains to be done. */
export function NoteEditor(props: { text: PadText; onLeave: () => void }) {
  let box!: HTMLDivElement;

  const focus = (field: HTMLElement, tries = TRIES) => {
    field.focus({ preventScroll: true });
    if (tries > 0 && document.activeElement !== field) requestAnimationFrame(() => focus(field, tries - 1));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const isDone = event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey));
    if (!isDone) return;
    // Out of the note first; a second Esc leaves the conversation.
    event.preventDefault();
    props.onLeave();
    document.querySelector<HTMLElement>("[data-message-list]")?.focus({ preventScroll: true });
  };
  /** Another window is no other place in this one: who comes back goes on writing. */
  const onFocusOut = (event: FocusEvent) => {
    if (document.hasFocus() && !box.contains(event.relatedTarget as Node | null)) props.onLeave();
  };

  return (
    <div ref={box} class="note-editor" onFocusOut={onFocusOut}>
      <PadField
        text={props.text}
        isLoaded
        label={t("pad.noteLabel")}
        placeholder={t("pad.notePlaceholder")}
        enterkeyhint="enter"
        onReady={(field) => focus(field)}
        onKeyDown={onKeyDown}
      />
      <Button size="s" onClick={() => props.onLeave()}>
        {t("pad.done")}
      </Button>
    </div>
  );
}
