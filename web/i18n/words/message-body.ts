import { learn } from "../i18n.ts";
import { messageBody } from "../pt-BR/message-body.ts";

learn({ message: messageBody });
