import { createEffect, createMemo, createSignal, onCleanup, Show } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import { CAPABILITIES } from "#shared/policy/capabilities.ts";
import { t } from "../../../i18n/i18n.ts";
import { createPad, createSavedNotes } from "../../../parts/followed.ts";
import { createPreference } from "../../../parts/preference.ts";
import { isCompact } from "../../../parts/screen.ts";
import { useViewer } from "../../../parts/viewer.ts";
import { useProsa } from "../../../stores/context.ts";
import type { Paged, ShownMessage } from "../../../stores/prosa.ts";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { ContactDetails, ContactSheet, DropZone } from "../at-times.ts";
import { sharesPad } from "../composer/composer-state.ts";
import { Composer } from "../composer/composer.tsx";
import { createComposerState } from "../composer/create-composer-state.ts";
import { trayOf } from "../composer/tray/trays.ts";
import { MessageList } from "../messages/message-list.tsx";
import { createNoteDesk } from "../notes/note-desk.ts";
import { createReplyDesk } from "../reply-desk.ts";
import { WritingAnnouncer } from "../pads/writing-announcer.tsx";
import { ConversationHeader } from "./conversation-header.tsx";
import { PresenceLine } from "./presence-line.tsx";

const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
const [isPanelKept, setIsPanelKept] = createPreference("contactPanel", true, isBoolean);

/** Header, messages with internal notes, composer; beside them the contact, or over them as a sheet where there is no room. */
export function OpenConversation(props: { conversation: Conversation; messages: Paged<ShownMessage> }) {
  const prosa = useProsa();
  const pad = createPad(() => props.conversation.id);
  const viewer = useViewer();
  const isShared = createMemo(() => sharesPad(props.conversation, viewer()));
  const saved = createSavedNotes(() => (isShared() ? null : props.conversation.id));
  const notes = () => (isShared() ? pad.notes() : saved());
  const desk = createNoteDesk(pad, isShared);
  const state = createComposerState(() => props.conversation);
  const mayAnswer = createMemo(() => state().kind === "write");
  const replyDesk = createReplyDesk(() => props.conversation.id, mayAnswer);
  const mayAttach = () => mayAnswer() && CAPABILITIES[props.conversation.channel].attachments.includes("media");
  const [isSheetOpen, setIsSheetOpen] = createSignal(false);
  const [isTyping, setIsTyping] = createSignal(false);
  const isPanelOpen = () => (isCompact() ? isSheetOpen() : isPanelKept());
  const togglePanel = () => (isCompact() ? setIsSheetOpen(!isSheetOpen()) : setIsPanelKept(!isPanelKept()));

  createEffect(() => prosa.presence.look(props.conversation.id, isTyping()));
  onCleanup(() => prosa.presence.look(null, false));
  // In an effect: those end before the pad is closed, and an empty note can still be taken away.
  createEffect(() => onCleanup(desk.leave));

  return (
    <div class="conversation-side" data-panel={isPanelKept() && !isCompact() ? "" : undefined}>
      <section class="conversation" aria-label={props.conversation.contact.name}>
        <ConversationHeader conversation={props.conversation} isPanelOpen={isPanelOpen()} onTogglePanel={togglePanel} />
        <MessageList
          conversation={props.conversation}
          messages={props.messages}
          notes={notes()}
          pad={pad}
          desk={desk}
          replyDesk={replyDesk}
        />
        <PresenceLine conversationId={props.conversation.id} />
        <Composer
          conversation={props.conversation}
          state={state()}
          pad={pad}
          desk={desk}
          replyDesk={replyDesk}
          onTyping={setIsTyping}
        />
        <DropZone
          with={{ isOffered: mayAttach(), onFiles: (files) => trayOf(prosa, props.conversation.id).add(files) }}
        />
        <WritingAnnouncer conversationId={props.conversation.id} />
      </section>
      <Show
        when={isCompact()}
        fallback={
          <Show when={isPanelKept()}>
            <aside class="contact-side" aria-label={t("conversation.panel")}>
              <ContactDetails
                fallback={<SkeletonRows rows={2} label={t("common.loading")} />}
                with={{
                  contact: props.conversation.contact,
                  conversationId: props.conversation.id,
                  channel: props.conversation.channel,
                }}
              />
            </aside>
          </Show>
        }
      >
        <Show when={isSheetOpen()}>
          <ContactSheet with={{ conversation: props.conversation, onClose: () => void setIsSheetOpen(false) }} />
        </Show>
      </Show>
    </div>
  );
}
