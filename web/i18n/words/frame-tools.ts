import { learn } from "../i18n.ts";
import { frameTools } from "../pt-BR/frame-tools.ts";

learn({ frame: frameTools });
