import { numberOf } from "./raw.ts";

/** The end of time as JavaScript knows it. What is later than now counts as now where it is stored. */
export const UNKNOWN = 8.64e15;

/** No moment in seconds is as large: it was written in milliseconds. */
const SECONDS_END = 1e11;

/** When it was, in epoch milliseconds: the first of the stamps that is one, else `UNKNOWN`. */
export const timeOf = (...stamps: readonly unknown[]): number => {
  for (const stamp of stamps) {
    const time = numberOf(stamp) ?? dateOf(stamp);
    if (time !== null && time > 0) return Math.min(Math.round(time < SECONDS_END ? time * 1000 : time), UNKNOWN);
  }
  return UNKNOWN;
};

/** Some stamps are a date. Source: ISO 8601. */
const dateOf = (stamp: unknown): number | null => {
  const time = typeof stamp === "string" && /^\d{4}-/.test(stamp) ? Date.parse(stamp) : Number.NaN;
  return Number.isNaN(time) ? null : time;
};
