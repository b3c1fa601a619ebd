import { createMemo, Show } from "solid-js";
import { locale, t } from "../../../i18n/i18n.ts";
import { useProsa } from "../../../stores/context.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import "./presence-line.css";

/** Which colleagues look at this conversation, and who of them writes. Takes its room before anyone comes. */
export function PresenceLine(props: { conversationId: string }) {
  const { presence, org } = useProsa();
  const lookers = createMemo(() => presence.lookersAt(props.conversationId));
  const named = createMemo(() =>
    lookers().map((it) => ({ name: org.userName(it.userId) ?? "", isTyping: it.isTyping })),
  );
  const typing = () => named().find((it) => it.isTyping);
  const sentence = () => {
    const writer = typing();
    if (writer) return t("conversation.typing", { name: writer.name });
    const names = named().map((it) => it.name);
    const list = new Intl.ListFormat(locale(), { type: "conjunction" }).format(names);
    return names.length > 1
      ? t("conversation.lookingMany", { names: list })
      : t("conversation.looking", { names: list });
  };
  return (
    <p class="presence-line">
      <Show when={named().length > 0}>
        <Avatar name={(typing() ?? named()[0])?.name ?? ""} size="xs" />
        <span class="truncate">{sentence()}</span>
      </Show>
    </p>
  );
}
