import { t } from "../i18n/i18n.ts";

/** A safety delay in words; in milliseconds. */
export const delayText = (ms: number): string => (ms === 0 ? t("common.noDelay") : t("common.seconds", ms / 1_000));
