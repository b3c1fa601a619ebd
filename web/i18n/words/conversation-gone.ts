import { learn } from "../i18n.ts";
import { conversationGone } from "../pt-BR/conversation-gone.ts";

learn({ conversation: conversationGone });
