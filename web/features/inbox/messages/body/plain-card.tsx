import { CircleQuestionMark, File, Image, ListChecks, Mic, SmilePlus, Sticker, Video } from "lucide-solid";
import { Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { MessageKind } from "#shared/model/message.ts";
import { t } from "../../../../i18n/i18n.ts";

const ICONS: Partial<Record<MessageKind, typeof File>> = {
  image: Image,
  audio: Mic,
  video: Video,
  document: File,
  sticker: Sticker,
  reaction: SmilePlus,
  interactive: ListChecks,
};

/** A message of which there is nothing to show but what it is. */
export function PlainCard(props: { kind: MessageKind }) {
  return (
    <span class="card">
      <span class="card-sign" aria-hidden="true">
        <Dynamic component={ICONS[props.kind] ?? CircleQuestionMark} size={18} />
      </span>
      <span class="card-main">
        <span class="card-title">{t(`conversation.kind.${props.kind}`)}</span>
        <Show when={props.kind === "unsupported"}>
          <span class="card-note">{t("message.unsupported")}</span>
        </Show>
      </span>
    </span>
  );
}
