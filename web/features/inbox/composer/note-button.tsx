import { StickyNote } from "lucide-solid";
import { Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { isNarrow } from "../../../parts/screen.ts";
import { useShortcuts } from "../../../parts/shortcuts.ts";
import { Button } from "../../../ui/button.tsx";
import type { NoteDesk } from "../notes/note-desk.ts";

/** Begins an internal note, in every state of a conversation, beside where one answers. */
export function NoteButton(props: { desk: NoteDesk; isLoaded: boolean }) {
  useShortcuts({
    n: (event) => {
      event.preventDefault();
      props.desk.add();
    },
  });
  return (
    <Button
      variant="plain"
      class="note-button"
      aria-label={t("pad.newNote")}
      title={t("pad.newNoteHint")}
      disabled={!props.isLoaded}
      onClick={() => props.desk.add()}
    >
      <StickyNote size={18} aria-hidden="true" />
      <Show when={!isNarrow()}>{t("pad.newNoteShort")}</Show>
    </Button>
  );
}
