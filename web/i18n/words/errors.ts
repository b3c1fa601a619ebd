import { learn } from "../i18n.ts";
import { errors } from "../pt-BR/errors.ts";

learn({ errors });
