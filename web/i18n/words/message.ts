import { learn } from "../i18n.ts";
import { message } from "../pt-BR/message.ts";

learn({ message });
