import { learn } from "../i18n.ts";
import { composer } from "../pt-BR/composer.ts";

learn({ composer });
