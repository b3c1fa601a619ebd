import { common } from "./common.ts";
import { composer } from "./composer.ts";
import { contact } from "./contact.ts";
import { conversation } from "./conversation.ts";
import { errors } from "./errors.ts";
import { frame } from "./frame.ts";
import { frameTools } from "./frame-tools.ts";
import { inbox } from "./inbox.ts";
import { inboxEmpty } from "./inbox-empty.ts";
import { message } from "./message.ts";
import { pad } from "./pad.ts";
import { settings } from "./settings.ts";
import { signIn } from "./sign-in.ts";

export const ptBR = {
  common,
  composer,
  contact,
  conversation,
  errors,
  frame: { ...frame, ...frameTools },
  inbox: { ...inbox, ...inboxEmpty },
  message,
  pad,
  settings,
  signIn,
};
