import { Pencil, StickyNote, Trash2 } from "lucide-solid";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { createNames } from "../../../parts/names.ts";
import { fullTime } from "../../../parts/times.ts";
import { useProsa } from "../../../stores/context.ts";
import type { Pad, ShownNote } from "../../../stores/prosa.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { linkify } from "../messages/linkify.ts";
import { writersText } from "../pads/writers-text.ts";
import { PadView } from "../pads/pad-view.tsx";
import { noteByline } from "./note-byline.ts";
import type { NoteDesk } from "./note-desk.ts";
import { NoteEditor } from "./note-editor.tsx";
import "./note.css";

type Props = { note: ShownNote; pad: Pad; desk: NoteDesk };

/** An internal note between the messages: who wrote it, when, and that the customer never sees it. */
export function NoteCard(props: Props) {
  const { connection } = useProsa();
  const nameOf = createNames();
  const [isAsking, setIsAsking] = createSignal(false);
  const text = createMemo(() => props.pad.note(props.note.id));
  const writers = () => writersText(text()?.cursors() ?? [], nameOf);
  const byline = () => noteByline(props.note, nameOf, connection.state() === "offline");
  const isEdited = () => props.desk.editingId() === props.note.id;

  return (
    <article class="note" aria-label={t("conversation.from", { name: t("pad.note"), time: byline() })}>
      <header class="note-head">
        <StickyNote size={14} aria-hidden="true" />
        <strong>{t("pad.note")}</strong>
        <span class="note-private">{t("pad.notSent")}</span>
        <Show when={props.desk.mayWrite()}>
          <span class="note-actions">
            <Show when={!isEdited()}>
              <IconButton label={t("pad.editNote")} onClick={() => props.desk.edit(props.note.id)}>
                <Pencil size={14} />
              </IconButton>
            </Show>
            <IconButton label={t("pad.removeNote")} onClick={() => setIsAsking(true)}>
              <Trash2 size={14} />
            </IconButton>
          </span>
        </Show>
      </header>
      <Switch fallback={<NoteText text={props.note.text} />}>
        <Match when={isEdited() && text()}>{(it) => <NoteEditor text={it()} onLeave={props.desk.leave} />}</Match>
        <Match when={writers() !== "" && text()}>{(it) => <PadView text={it()} label={t("pad.note")} />}</Match>
      </Switch>
      <footer class="note-foot">
        <span title={props.note.at === null ? undefined : fullTime(props.note.at)}>{byline()}</span>
        <Show when={writers()}>{(it) => <span class="note-writers">{it()}</span>}</Show>
      </footer>
      <ConfirmDialog
        isOpen={isAsking()}
        isDangerous
        title={t("pad.removeTitle")}
        action={t("pad.removeNote")}
        cancel={t("common.cancel")}
        closeLabel={t("common.close")}
        onConfirm={() => props.pad.removeNote(props.note.id)}
        onClose={() => setIsAsking(false)}
      >
        <p>{t("pad.removeText")}</p>
        <Show when={writers()}>{(it) => <p>{it()}</p>}</Show>
      </ConfirmDialog>
    </article>
  );
}

/** Addresses are links, but while somebody writes: then the letters stand still under the carets. */
function NoteText(props: { text: string }) {
  return (
    <p class="note-text">
      <For each={linkify(props.text)}>
        {(part) => (
          <Show when={part.href} fallback={part.text}>
            {(href) => (
              <a href={href()} target="_blank" rel="noopener noreferrer nofollow">
                {part.text}
              </a>
            )}
          </Show>
        )}
      </For>
    </p>
  );
}
