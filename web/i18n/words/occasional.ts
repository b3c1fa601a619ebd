import { learn } from "../i18n.ts";
import { conversationOccasional } from "../pt-BR/conversation-occasional.ts";
import { messageTrouble } from "../pt-BR/message-trouble.ts";

learn({ conversation: conversationOccasional, message: messageTrouble });
