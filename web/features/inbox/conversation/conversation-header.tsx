import { CircleQuestionMark, Info, PanelRight } from "lucide-solid";
import { Show } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import { t } from "../../../i18n/i18n.ts";
import { ChannelMark } from "../../../parts/channel-mark.tsx";
import { isCompact, isNarrow } from "../../../parts/screen.ts";
import { useViewer } from "../../../parts/viewer.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Heading } from "../../../ui/heading.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { WhyPopover } from "../at-times.ts";
import { BackButton } from "./back-button.tsx";
import { ConversationActions } from "./conversation-actions.tsx";
import "./conversation-header.css";

type Props = { conversation: Conversation; isPanelOpen: boolean; onTogglePanel: () => void };

/** Whom one talks to, where the conversation stands, and what can be done with it. */
export function ConversationHeader(props: Props) {
  return (
    <header class="conversation-header">
      <BackButton />
      <Avatar
        name={props.conversation.contact.name}
        size="m"
        mark={<ChannelMark channel={props.conversation.channel} />}
      />
      <div class="conversation-who">
        <Heading isOfPage={isNarrow()} class="conversation-name truncate">
          {props.conversation.contact.name}
        </Heading>
        <p class="conversation-where">
          <span class="truncate">
            <Place conversation={props.conversation} />
          </span>
          <WhyPopover
            fallback={
              <span class="why-trigger">
                <CircleQuestionMark size={14} aria-hidden="true" />
              </span>
            }
            with={{ conversationId: props.conversation.id }}
          />
        </p>
      </div>
      <ConversationActions conversation={props.conversation} />
      <IconButton
        label={props.isPanelOpen ? t("conversation.hidePanel") : t("conversation.showPanel")}
        aria-pressed={props.isPanelOpen}
        onClick={() => props.onTogglePanel()}
      >
        <Show when={isCompact()} fallback={<PanelRight size={18} />}>
          <Info size={20} />
        </Show>
      </IconButton>
    </header>
  );
}

/** "Vendas · com Bruno Carvalho", "Vendas · Na fila" */
function Place(props: { conversation: Conversation }) {
  const viewer = useViewer();
  const where = () => {
    const { attendant, state } = props.conversation;
    if (!attendant || state !== "open") return t(`conversation.state.${state}`);
    return attendant.id === viewer().userId
      ? t("conversation.withYou")
      : t("conversation.withPerson", { name: attendant.name });
  };
  return (
    <>
      {props.conversation.team.name} · {where()}
    </>
  );
}
