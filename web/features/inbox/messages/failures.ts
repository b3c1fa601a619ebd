import type { Failure } from "#shared/model/message.ts";

/** Where the provider was not even asked: our own words are all there is. */
export const OWN_FAILURES = [
  "contact_blocked",
  "no_address",
  "no_channel",
  "not_supported",
  "no_answer",
  "media_gone",
] as const;
export type OwnFailure = (typeof OWN_FAILURES)[number];

/**
 * Providers' codes that mean something an attendant can act on. Source: WhatsApp Cloud API, error codes; Graph API, handling
 * errors.
 */
export const KNOWN_FAILURES = {
  "131047": "window_closed",
  "131026": "unreachable",
  "131021": "unreachable",
  "131051": "kind_refused",
  "131052": "media_refused",
  "131053": "media_refused",
  "130472": "experiment",
  "131049": "too_much_marketing",
  "131050": "marketing_stopped",
  "131056": "too_fast",
  "130429": "too_fast",
  "131048": "too_fast",
  "131031": "account_locked",
  "131042": "payment",
  "132000": "template_values",
  "132001": "template_gone",
  "132015": "template_paused",
  "132016": "template_paused",
  "190": "access_ended",
} as const;
export type KnownFailure = (typeof KNOWN_FAILURES)[keyof typeof KNOWN_FAILURES];

export const ownFailure = (failure: Failure | null): OwnFailure | undefined =>
  OWN_FAILURES.find((it) => it === failure?.code);

/** What a provider's failure means, where it is one that we know. */
export const knownFailure = (failure: Failure | null): KnownFailure | null =>
  failure && Object.hasOwn(KNOWN_FAILURES, failure.code)
    ? KNOWN_FAILURES[failure.code as keyof typeof KNOWN_FAILURES]
    : null;
