/** What a device holds cannot be understood: rows that are not as this build wrote them. */
export class BrokenCopyError extends Error {
  override name = "BrokenCopyError";
}

/** There is no room left on the device. */
export const isQuotaError = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "QuotaExceededError";

/** A newer build has changed the database: this page has to be loaded anew. */
export const isNewerDbError = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "VersionError";

/** The copy cannot be read any more, and will not get better by itself. */
export const isBrokenError = (error: unknown): boolean =>
  error instanceof BrokenCopyError || (error instanceof DOMException && BROKEN.includes(error.name));

/** Names that browsers give to files that are damaged or gone, and to a database that lacks its stores. */
const BROKEN: readonly string[] = ["UnknownError", "NotReadableError", "DataError", "NotFoundError", "EncodingError"];
