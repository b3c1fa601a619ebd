import { learn } from "../i18n.ts";
import { settings } from "../pt-BR/settings.ts";

learn({ settings });
