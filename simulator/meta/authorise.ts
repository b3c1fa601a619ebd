import { timingSafeEqual } from "node:crypto";
import { MetaError } from "./errors.ts";

/**
 * Takes a bearer token from the `Authorization` header, or from the query where the older APIs have it.
 * @throws {MetaError} 190
 */
export function authorise(header: string | undefined, inQuery: string | undefined, accessToken: string): void {
  const expected = Buffer.from(`Bearer ${accessToken}`);
  const given = Buffer.from(header ?? (inQuery === undefined ? "" : `Bearer ${inQuery}`));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new MetaError(190);
}
