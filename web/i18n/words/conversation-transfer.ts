import { learn } from "../i18n.ts";
import { conversationTransfer } from "../pt-BR/conversation-transfer.ts";

learn({ conversation: conversationTransfer });
