import { MetaError } from "./errors.ts";

export type Fields = Record<string, unknown>;

/** @throws {MetaError} 100 */
export function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw missing(name);
  return value as Fields;
}

/**
 * A string of at most `max` characters.
 * @throws {MetaError} 100
 */
export function textOf(value: unknown, name: string, max: number): string {
  if (value === undefined || value === null) throw missing(name);
  if (typeof value !== "string") throw invalid(name);
  if ([...value].length > max) {
    throw new MetaError(100, {
      message: `Param ${name} must be at most ${max} characters long.`,
      details: `${name} is longer than ${max} characters.`,
    });
  }
  return value;
}

/** The same, or null when it is not there. */
export const optionalTextOf = (value: unknown, name: string, max: number): string | null =>
  value === undefined || value === null ? null : textOf(value, name, max);

/** @throws {MetaError} 100 */
export function listOf(value: unknown, name: string): Fields[] {
  if (!Array.isArray(value)) throw missing(name);
  return value.map((item, index) => fieldsOf(item, `${name}[${index}]`));
}

/** @throws {MetaError} 100 */
export function numberOf(value: unknown, name: string): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) throw invalid(name);
  return number;
}

export const missing = (name: string): MetaError =>
  new MetaError(100, { message: `The parameter ${name} is required.`, details: `${name} is missing.` });

export const invalid = (name: string): MetaError =>
  new MetaError(100, { message: `Invalid parameter: ${name}`, details: `${name} has a value that is not valid.` });
