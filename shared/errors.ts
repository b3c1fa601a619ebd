/**
 * Every error code that the API, a room or a command can answer with. HTTP statuses are mapped in one place
 * (`worker/http/errors.ts`), sentences in another (`web/i18n`).
 */
export const ERROR_CODES = [
  "invalid_json",
  "invalid_args",
  "too_large",
  "unauthenticated",
  "wrong_credentials",
  "rate_limited",
  "wrong_origin",
  "wrong_signature",
  "forbidden",
  "not_found",
  "conflict",
  "contact_blocked",
  "window_closed",
  "not_queued",
  "not_open",
  "not_concluded",
  "already_open",
  "not_a_member",
  "not_retryable",
  "not_held",
  "not_supported",
  "not_approved",
  "missing_values",
  "channel_paused",
  "media_refused",
  "newer_reply",
  "customer_wrote",
  "same_place",
  "name_taken",
  "email_taken",
  "channel_taken",
  "last_admin",
  "still_broken",
  "unavailable",
  "internal",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
