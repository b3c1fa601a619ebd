import type { Dictionary } from "../i18n.ts";
import { common } from "./common.ts";
import { composer } from "./composer.ts";
import { contact } from "./contact.ts";
import { conversation } from "./conversation.ts";
import { errors } from "./errors.ts";
import { frame } from "./frame.ts";
import { inbox } from "./inbox.ts";
import { message } from "./message.ts";
import { pad } from "./pad.ts";
import { settings } from "./settings.ts";
import { signIn } from "./sign-in.ts";

export const en: Dictionary = {
  common,
  composer,
  contact,
  conversation,
  errors,
  frame,
  inbox,
  message,
  pad,
  settings,
  signIn,
};
