import { Paperclip } from "lucide-solid";
import { createSignal, onCleanup, Show } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import type { Media } from "#shared/model/media.ts";
import { t } from "../../../../i18n/i18n.ts";
import { errorText } from "../../../../parts/error-text.ts";
import { useProsa } from "../../../../stores/context.ts";
import { Button } from "../../../../ui/button.tsx";
import { foreignName } from "../../messages/foreign-text.ts";
import { rememberOwnFile } from "../../own-files.ts";

const ACCEPTED = { image: "image/jpeg,image/png", video: "video/mp4,video/3gpp", document: "" };

type Props = {
  kind: "image" | "video" | "document";
  conversationId: string;
  media: Media | null;
  onMedia: (media: Media | null) => void;
};

/** The file in a template's header: chosen, uploaded at once, and of the kind that the template has there. */
export function HeaderFile(props: Props) {
  const { media: store } = useProsa();
  const [problem, setProblem] = createSignal<ErrorCode | "offline" | "wrong_file" | null>(null);
  const [isBusy, setIsBusy] = createSignal(false);
  let picker!: HTMLInputElement;
  let upload: AbortController | null = null;
  onCleanup(() => upload?.abort());

  const take = async (file: File | undefined) => {
    picker.value = "";
    if (!file) return;
    upload?.abort();
    const controller = (upload = new AbortController());
    setIsBusy(true);
    setProblem(null);
    const answer = await store.upload(props.conversationId, file, {}, controller.signal, () => {});
    if (controller.signal.aborted) return;
    setIsBusy(false);
    if (!answer.ok) return setProblem(answer.code);
    if (answer.media.kind !== props.kind) return setProblem("wrong_file");
    rememberOwnFile({ media: answer.media, file });
    props.onMedia(answer.media);
  };
  const reason = () => {
    const it = problem();
    return it === "wrong_file" ? t("composer.template.wrongFile") : it && errorText(it);
  };

  return (
    <div class="field">
      <span class="field-label">{t(`composer.template.file.${props.kind}`)}</span>
      <input
        ref={picker}
        type="file"
        hidden
        accept={ACCEPTED[props.kind]}
        onChange={() => void take(picker.files?.[0])}
      />
      <Button isBusy={isBusy()} onClick={() => picker.click()}>
        <Paperclip size={16} aria-hidden="true" />
        <bdi class="truncate">
          {props.media
            ? foreignName(props.media.name ?? "") || t("composer.template.otherFile")
            : t("composer.template.chooseFile")}
        </bdi>
      </Button>
      <Show when={reason()}>
        {(text) => (
          <p class="field-help" data-error="" role="alert">
            {text()}
          </p>
        )}
      </Show>
    </div>
  );
}
