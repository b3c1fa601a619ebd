import {
  CircleQuestionMark,
  Contact,
  FileText,
  Image,
  ListChecks,
  MapPin,
  Mic,
  ShoppingCart,
  SmilePlus,
  Sticker,
  Video,
} from "lucide-solid";
import { Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { MessageKind } from "#shared/model/message.ts";
import { t } from "../../../i18n/i18n.ts";
import type { ShownMessage } from "../../../stores/prosa.ts";

const ICONS: Record<MessageKind, typeof Image> = {
  text: FileText,
  image: Image,
  audio: Mic,
  video: Video,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: Contact,
  reaction: SmilePlus,
  interactive: ListChecks,
  order: ShoppingCart,
  event: CircleQuestionMark,
  unsupported: CircleQuestionMark,
};

/** What is no text, as what it is: its sign and its name. The caption follows as the message's text. */
export function Attachment(props: { message: ShownMessage }) {
  const note = () => {
    if (props.message.kind === "unsupported") return t("conversation.unsupportedText");
    return stringOf(props.message.content, "filename") ?? stringOf(props.message.content, "name") ?? "";
  };
  return (
    <span class="attachment">
      <span class="attachment-icon" aria-hidden="true">
        <Dynamic component={ICONS[props.message.kind]} size={18} />
      </span>
      <span>
        <span class="attachment-label">{t(`conversation.kind.${props.message.kind}`)}</span>
        <Show when={note()}>
          <br />
          <span class="attachment-note">{note()}</span>
        </Show>
      </span>
    </span>
  );
}

/** Providers nest a medium under its kind or leave it flat; either way a name is a string or it is nothing. */
const stringOf = (content: Record<string, unknown> | null, key: string): string | undefined => {
  if (!content) return undefined;
  for (const place of [content, ...Object.values(content)]) {
    const value = typeof place === "object" && place !== null ? (place as Record<string, unknown>)[key] : undefined;
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
};
