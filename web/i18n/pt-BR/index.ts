import { common } from "./common.ts";
import { composer } from "./composer.ts";
import { composerAttach } from "./composer-attach.ts";
import { contact } from "./contact.ts";
import { conversation } from "./conversation.ts";
import { conversationTransfer } from "./conversation-transfer.ts";
import { conversationOccasional } from "./conversation-occasional.ts";
import { conversationGone } from "./conversation-gone.ts";
import { errors } from "./errors.ts";
import { frame } from "./frame.ts";
import { frameTools } from "./frame-tools.ts";
import { inbox } from "./inbox.ts";
import { inboxEmpty } from "./inbox-empty.ts";
import { message } from "./message.ts";
import { messageTrouble } from "./message-trouble.ts";
import { messageBody } from "./message-body.ts";
import { pad } from "./pad.ts";
import { padOccasional } from "./pad-occasional.ts";
import { settings } from "./settings.ts";
import { signIn } from "./sign-in.ts";

export const ptBR = {
  common,
  composer: { ...composer, ...composerAttach },
  contact,
  conversation: { ...conversation, ...conversationOccasional, ...conversationTransfer, ...conversationGone },
  errors,
  frame: { ...frame, ...frameTools },
  inbox: { ...inbox, ...inboxEmpty },
  message: { ...message, ...messageBody, ...messageTrouble },
  pad: { ...pad, ...padOccasional },
  settings,
  signIn,
};
