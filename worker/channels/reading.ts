import { previewOf } from "#shared/model/message.ts";

/** Far above any id of a provider's, and with room for what tells the parts of one message apart. */
const MAX_ID = 900;

/** The latest time that there is: where a provider tells none, the arrival counts, since no time ahead of ours does. */
export const UNTOLD = 8.64e15;

/** Below this a number tells seconds, from there on milliseconds: 1e11 ms was in 1973, 1e11 s are in the year 5138. */
const FIRST_MS = 1e11;

/** What a provider sends may be anything: these answer null for what is not what was expected, and never throw. */
export const objectOf = (value: unknown): Record<string, unknown> | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;

export const listOf = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null);

export const textOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value.toWellFormed() : null;

export const numberOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

/** An id, which some providers send as a number. */
export const idOf = (value: unknown): string | null => {
  const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : textOf(value);
  return text !== null && text.trim() !== "" && text.length <= MAX_ID ? text : null;
};

/** Epoch milliseconds, of a number or a text that tells seconds or milliseconds, or of an ISO 8601 date. */
export const timeOf = (value: unknown): number | null => {
  const told =
    typeof value === "string" && !/^\d+$/.test(value.trim()) ? Date.parse(value) : Number(value ?? Number.NaN);
  if (!Number.isFinite(told) || told <= 0 || typeof value === "boolean" || typeof value === "object") return null;
  return Math.min(Math.floor(told < FIRST_MS ? told * 1000 : told), UNTOLD);
};

/** One line for lists; the label for what has no words. */
export const lineOf = (text: string | null, label: string): string => previewOf(text ?? "") || label;

/** What of an object is there, by name. */
export const pick = (from: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.filter((it) => from[it] !== undefined && from[it] !== null).map((it) => [it, from[it]]));

/** A content without what is not there; null when nothing is. */
export const contentOf = (content: Record<string, unknown>): Record<string, unknown> | null => {
  const told = pick(content, Object.keys(content));
  return Object.keys(told).length > 0 ? told : null;
};
