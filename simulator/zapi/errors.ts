import type { ProviderErrors } from "../provider/under-faults.ts";

/** What Z-API answers instead of a result: `{ error }`. */
export class ZapiError extends Error {
  readonly status: 400 | 403 | 404 | 429 | 500;

  constructor(status: ZapiError["status"], message: string) {
    super(message);
    this.status = status;
  }
}

/** Planned faults in Z-API's words. It has no codes of its own: a planned code is taken for the HTTP status. */
export const ZAPI_ERRORS: ProviderErrors = {
  refused: ({ code, status, details }) => new ZapiError(statusOf(status ?? code), details ?? "Refused"),
  tooMany: () => new ZapiError(429, "Too many requests"),
  serverError: () => new ZapiError(500, "Internal server error"),
  undelivered: ({ code, details }) => ({ code, details: details ?? "Phone number does not exist" }),
};

const statusOf = (status: number): ZapiError["status"] =>
  status === 403 || status === 404 || status === 429 || status === 500 ? status : 400;
