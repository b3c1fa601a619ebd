/** Reading JSON that anyone may have written: what is not as expected is null, and what is read can be stored. */
export type Raw = Record<string, unknown>;

export const recordOf = (value: unknown): Raw | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Raw) : null;

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A text that says something. No character of it is cut in half. */
export const textOf = (value: unknown, max = Number.POSITIVE_INFINITY): string | null =>
  typeof value === "string" && value !== "" ? value.slice(0, max).toWellFormed() : null;

/** Far above any id of Meta's: what is longer would crowd out the rest of a batch. */
const MAX_ID = 1_000;

/** An id, whether it was written as a text or as a number. */
export const idOf = (value: unknown): string | null => {
  const id = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : textOf(value);
  return id !== null && id.trim() !== "" && id.length <= MAX_ID ? id : null;
};

/** A number, also one that was written as a text. */
export const numberOf = (value: unknown): number | null => {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
};

export const pick = (body: Raw, keys: readonly string[]): Raw =>
  Object.fromEntries(keys.filter((it) => Object.hasOwn(body, it)).map((it) => [it, body[it]]));

/** What is kept of something that only an administrator looks up: whole, unless no provider would say so much. */
export const detailOf = (value: unknown): Raw => {
  const detail = recordOf(value) ?? { value };
  const json = JSON.stringify(detail);
  return json.length <= MAX_DETAIL ? detail : { cut: json.slice(0, MAX_DETAIL).toWellFormed() };
};

const MAX_DETAIL = 20_000;

/** Null for a record that holds nothing. */
export const filled = (record: Raw): Raw | null => (Object.keys(record).length > 0 ? record : null);

/** What of a record is there; null when nothing is. */
export const presentIn = (record: Raw): Raw | null =>
  filled(Object.fromEntries(Object.entries(record).filter(([, it]) => it !== null && it !== undefined)));
