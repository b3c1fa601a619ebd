import { learn } from "../i18n.ts";
import { pad } from "../pt-BR/pad.ts";

learn({ pad });
