import { CircleQuestionMark, File, Image, ListChecks, Mic, SmilePlus, Sticker, Video } from "lucide-solid";
import { type JSX, Show } from "solid-js";
import type { MessageKind } from "#shared/model/message.ts";
import { t } from "../../../../i18n/i18n.ts";

const ICONS: Partial<Record<MessageKind, () => JSX.Element>> = {
  image: () => <Image size={18} />,
  audio: () => <Mic size={18} />,
  video: () => <Video size={18} />,
  document: () => <File size={18} />,
  sticker: () => <Sticker size={18} />,
  reaction: () => <SmilePlus size={18} />,
  interactive: () => <ListChecks size={18} />,
};

/** A message of which there is nothing to show but what it is. */
export function PlainCard(props: { kind: MessageKind }) {
  return (
    <span class="card">
      <span class="card-sign" aria-hidden="true">
        {ICONS[props.kind]?.() ?? <CircleQuestionMark size={18} />}
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
