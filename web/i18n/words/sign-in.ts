import { learn } from "../i18n.ts";
import { signIn } from "../pt-BR/sign-in.ts";

learn({ signIn });
