import type { ErrorCode } from "#shared/errors.ts";
import { t } from "../i18n/i18n.ts";
import "../i18n/words/errors.ts";

/** The sentence for an error code, in the language of the moment. */
export const errorText = (code: ErrorCode | "offline"): string => t(`errors.${code}`);
