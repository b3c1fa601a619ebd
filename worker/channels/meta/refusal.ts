import * as v from "valibot";
import type { Failure } from "#shared/model/message.ts";
import type { Credentials, SendResult } from "../port.ts";
import { withoutSecrets } from "../redact.ts";
import { failureOf } from "./failure.ts";
import type { GraphAnswer } from "./graph.ts";

/**
 * Meta's codes for what passes: its own trouble (1, 2, 1200, 131000, 131016, 131057, 133004) and too many requests (4, 17,
 * 32, 341, 613, 80001 to 80014, 130429, 131056). Sources: Graph API, Handling errors and Rate limits; Cloud API and
 * Messenger Platform, Error codes.
 */
const PASSING = /^(1|2|4|17|32|341|613|1200|800(0[1-9]|1[0-4])|130429|131000|131016|131056|131057|133004)$/;

/** Those of them that are about all that the app, the account or the number sends. */
const CHANNEL_WIDE = /^(4|32|613|80002|80006|80007|130429)$/;

/** A gateway that got no answer: what stood behind it may have done what was asked. */
const NO_ANSWER = new Set([502, 504]);

const Refused = v.looseObject({
  error: v.looseObject({ is_transient: v.fallback(v.optional(v.boolean()), undefined) }),
});

/** An answer that is no success, and whether asking again may help. */
export const refusalOf = (
  answer: GraphAnswer,
  credentials: Credentials,
): { failure: Failure; isWorthRetrying: boolean } => {
  const parsed = v.safeParse(Refused, answer.body);
  const { code, reason } = failureOf(parsed.success ? parsed.output.error : null);
  return {
    failure: { code: code === "unknown" ? `http_${answer.status}` : code, reason: withoutSecrets(reason, credentials) },
    isWorthRetrying:
      answer.status === 429 ||
      answer.status >= 500 ||
      PASSING.test(code) ||
      (parsed.success && parsed.output.error.is_transient === true),
  };
};

/** What a refused sending comes to. */
export const refusedSending = (answer: GraphAnswer, credentials: Credentials): SendResult => {
  const { failure, isWorthRetrying } = refusalOf(answer, credentials);
  if (NO_ANSWER.has(answer.status)) return { result: "unknown", failure };
  if (!isWorthRetrying) return { result: "rejected", failure };
  const isChannelWide = answer.status === 429 || CHANNEL_WIDE.test(failure.code);
  return { result: "later", failure, retryAfterMs: answer.retryAfterMs, isChannelWide };
};
