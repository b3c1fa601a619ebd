import { learn } from "../i18n.ts";
import { inboxEmpty } from "../pt-BR/inbox-empty.ts";

learn({ inbox: inboxEmpty });
