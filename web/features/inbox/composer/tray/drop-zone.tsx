import { Paperclip } from "lucide-solid";
import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { t } from "../../../../i18n/i18n.ts";

/** Takes files that are dropped anywhere on the conversation, and says so while they are over it. */
export function DropZone(props: { isOffered: boolean; onFiles: (files: readonly File[]) => void }) {
  const [isOver, setIsOver] = createSignal(false);
  let anchor!: HTMLSpanElement;

  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const onDragOver = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    // Also where nothing can be attached: else the browser would leave the page for the file.
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = props.isOffered ? "copy" : "none";
    setIsOver(props.isOffered);
  };
  const onDragLeave = (event: DragEvent) => {
    const into = event.relatedTarget as Node | null;
    if (!into || !anchor.parentElement?.contains(into)) setIsOver(false);
  };
  const onDrop = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setIsOver(false);
    if (props.isOffered) props.onFiles([...(event.dataTransfer?.files ?? [])]);
  };
  onMount(() => {
    const place = anchor.parentElement;
    place?.addEventListener("dragover", onDragOver);
    place?.addEventListener("dragleave", onDragLeave);
    place?.addEventListener("drop", onDrop);
    onCleanup(() => {
      place?.removeEventListener("dragover", onDragOver);
      place?.removeEventListener("dragleave", onDragLeave);
      place?.removeEventListener("drop", onDrop);
    });
  });

  return (
    <>
      <span ref={anchor} hidden />
      <Show when={isOver()}>
        <div class="drop-zone" role="status">
          <Paperclip size={24} aria-hidden="true" />
          {t("composer.drop")}
        </div>
      </Show>
    </>
  );
}
