import { LayoutTemplate, Paperclip } from "lucide-solid";
import { Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { isNarrow } from "../../../parts/screen.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { AttachMenu } from "../at-times.ts";

type Props = {
  mayAttach: boolean;
  hasTemplates: boolean;
  onFiles: (files: readonly File[]) => void;
  onTemplates: () => void;
};

/** What can be sent besides words: files and templates. Where there is little room they share a menu. */
export function AttachButtons(props: Props) {
  let picker!: HTMLInputElement;
  const pick = () => picker.click();
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={() => {
          props.onFiles([...(picker.files ?? [])]);
          // The same file may be chosen again after it was removed.
          picker.value = "";
        }}
      />
      <Show
        when={isNarrow() && props.mayAttach && props.hasTemplates}
        fallback={
          <>
            <Show when={props.mayAttach}>
              <IconButton class="editor-tool" label={t("composer.attach")} onClick={pick}>
                <Paperclip size={18} />
              </IconButton>
            </Show>
            <Show when={props.hasTemplates}>
              <IconButton class="editor-tool" label={t("composer.openTemplates")} onClick={() => props.onTemplates()}>
                <LayoutTemplate size={18} />
              </IconButton>
            </Show>
          </>
        }
      >
        <AttachMenu
          fallback={<span class="icon-button editor-tool" />}
          with={{ onPick: pick, onTemplates: () => props.onTemplates() }}
        />
      </Show>
    </>
  );
}
