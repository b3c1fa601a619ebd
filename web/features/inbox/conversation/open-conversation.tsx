import { createEffect, createSignal, onCleanup, Show } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import { t } from "../../../i18n/i18n.ts";
import { createPreference } from "../../../parts/preference.ts";
import { isCompact } from "../../../parts/screen.ts";
import { ContactDetails } from "../../../parts/contact/contact-details.tsx";
import { useProsa } from "../../../stores/context.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Composer } from "../composer/composer.tsx";
import { MessageList } from "../messages/message-list.tsx";
import { ConversationHeader } from "./conversation-header.tsx";
import { PresenceLine } from "./presence-line.tsx";

const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
const [isPanelKept, setIsPanelKept] = createPreference("contactPanel", true, isBoolean);

/** Header, messages, composer; beside them the contact, or over them as a sheet where there is no room. */
export function OpenConversation(props: { conversation: Conversation }) {
  const { presence } = useProsa();
  const [isSheetOpen, setIsSheetOpen] = createSignal(false);
  const [isTyping, setIsTyping] = createSignal(false);
  const isPanelOpen = () => (isCompact() ? isSheetOpen() : isPanelKept());
  const togglePanel = () => (isCompact() ? setIsSheetOpen(!isSheetOpen()) : setIsPanelKept(!isPanelKept()));

  createEffect(() => presence.look(props.conversation.id, isTyping()));
  onCleanup(() => presence.look(null, false));

  const details = () => (
    <ContactDetails
      contact={props.conversation.contact}
      conversationId={props.conversation.id}
      channel={props.conversation.channel}
    />
  );

  return (
    <div class="conversation-side" data-panel={isPanelKept() && !isCompact() ? "" : undefined}>
      <section class="conversation" aria-label={props.conversation.contact.name}>
        <ConversationHeader conversation={props.conversation} isPanelOpen={isPanelOpen()} onTogglePanel={togglePanel} />
        <MessageList conversation={props.conversation} />
        <PresenceLine conversationId={props.conversation.id} />
        <Composer conversation={props.conversation} onTyping={setIsTyping} />
      </section>
      <Show
        when={isCompact()}
        fallback={
          <Show when={isPanelKept()}>
            <aside class="contact-side" aria-label={t("contact.panel")}>
              {details()}
            </aside>
          </Show>
        }
      >
        <Dialog
          shape="sheet"
          isOpen={isSheetOpen()}
          title={t("contact.panel")}
          closeLabel={t("common.close")}
          onClose={() => setIsSheetOpen(false)}
        >
          {details()}
        </Dialog>
      </Show>
    </div>
  );
}
