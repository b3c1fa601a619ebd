import { learn } from "../i18n.ts";
import { composerNotice } from "../pt-BR/composer-notice.ts";
import { conversationOccasional } from "../pt-BR/conversation-occasional.ts";
import { messageTrouble } from "../pt-BR/message-trouble.ts";

learn({ composer: composerNotice, conversation: conversationOccasional, message: messageTrouble });
