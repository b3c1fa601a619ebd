import * as v from "valibot";
import type { Failure } from "#shared/model/message.ts";

/** Far above any reason of Meta's: what is longer would crowd out the rest of a batch. */
const MAX_REASON = 1_000;

const Text = v.fallback(v.optional(v.string()), undefined);

const RawError = v.looseObject({
  code: v.fallback(v.optional(v.union([v.number(), v.string()])), undefined),
  title: Text,
  message: Text,
  details: Text,
  error_user_msg: Text,
  error_data: v.fallback(v.optional(v.looseObject({ details: Text })), undefined),
});

/** What Meta says of a failure, in an answer or a webhook: its own words, the most telling first. */
export const failureOf = (raw: unknown): Failure => {
  const parsed = v.safeParse(RawError, raw);
  if (!parsed.success) return { code: "unknown", reason: "" };
  const { code, title, message, details, error_user_msg, error_data } = parsed.output;
  const reason = error_data?.details || error_user_msg || details || message || title || "";
  return {
    code: String(code ?? "unknown")
      .slice(0, 100)
      .toWellFormed(),
    reason: reason.slice(0, MAX_REASON).toWellFormed(),
  };
};
