import { Mic, SendHorizontal } from "lucide-solid";
import { Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";

type Props = { canSend: boolean; offersVoice: boolean; onSend: () => void; onRecord: () => void };

/** Sends what there is; where there is nothing yet, records a voice message. */
export function SendButton(props: Props) {
  return (
    <Show
      when={props.offersVoice}
      fallback={
        <IconButton
          class="editor-send"
          label={t("composer.send")}
          disabled={!props.canSend}
          onClick={() => props.onSend()}
        >
          <SendHorizontal size={18} />
        </IconButton>
      }
    >
      <IconButton class="editor-tool" label={t("composer.record")} onClick={() => props.onRecord()}>
        <Mic size={18} />
      </IconButton>
    </Show>
  );
}
