import type { Conversation } from "#shared/model/conversation.ts";
import { t } from "../../../i18n/i18n.ts";
import { ContactDetails } from "../../../parts/contact/contact-details.tsx";
import { Dialog } from "../../../ui/dialog.tsx";

/** The contact over the conversation, where there is no room beside it. */
export function ContactSheet(props: { conversation: Conversation; onClose: () => void }) {
  return (
    <Dialog
      shape="sheet"
      isOpen
      title={t("conversation.panel")}
      closeLabel={t("common.close")}
      onClose={() => props.onClose()}
    >
      <ContactDetails
        contact={props.conversation.contact}
        conversationId={props.conversation.id}
        channel={props.conversation.channel}
      />
    </Dialog>
  );
}
