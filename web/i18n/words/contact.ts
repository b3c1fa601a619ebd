import { learn } from "../i18n.ts";
import { contact } from "../pt-BR/contact.ts";

learn({ contact });
