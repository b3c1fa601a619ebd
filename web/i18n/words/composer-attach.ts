import { learn } from "../i18n.ts";
import { composerAttach } from "../pt-BR/composer-attach.ts";

learn({ composer: composerAttach });
