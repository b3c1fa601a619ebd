import { dayAndTime, elapsed, exactTime, listTime } from "../i18n/dates.ts";
import { locale, t } from "../i18n/i18n.ts";
import { now } from "./clock.ts";

/** The date functions of i18n with the clock and the language of the moment; all reactive. */
export const shortTime = (at: number): string => listTime(at, now(), locale());
export const longTime = (at: number): string => dayAndTime(at, now(), locale());
export const fullTime = (at: number): string => exactTime(at, locale());
export const timeSince = (at: number): string =>
  elapsed(now() - at, { now: t("common.now"), days: (n) => t("common.days", n) });
