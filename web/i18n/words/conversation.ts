import { learn } from "../i18n.ts";
import { conversation } from "../pt-BR/conversation.ts";

learn({ conversation });
