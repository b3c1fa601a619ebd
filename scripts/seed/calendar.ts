import type { Random } from "./random.ts";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** São Paulo is three hours behind UTC and has had no daylight saving time since 2019. */
const SAO_PAULO = -3 * HOUR;

export const greetingAt = (at: number): string => {
  const hour = hourOf(at);
  if (hour >= 4 && hour < 12) return "bom dia";
  return hour >= 12 && hour < 18 ? "boa tarde" : "boa noite";
};

/** The same time, or one of the day before when the shop and its customers sleep. */
export const whileAwake = (at: number): number => (hourOf(at) < 8 ? at - 10 * HOUR : at);

/** A time of a day in the past at which the shop works; a Sunday becomes the Saturday before. */
export const workingTime = (now: number, daysAgo: number, random: Random): number => {
  const midnight = Math.floor((now + SAO_PAULO) / DAY) * DAY - daysAgo * DAY;
  const isSunday = new Date(midnight).getUTCDay() === 0;
  return midnight - SAO_PAULO - (isSunday ? DAY : 0) + random.int(9 * HOUR, 19 * HOUR);
};

const hourOf = (at: number): number => new Date(at + SAO_PAULO).getUTCHours();
