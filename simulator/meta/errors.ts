import { randomBytes } from "node:crypto";

/** One of Meta's error codes: the HTTP status it comes with, its title, and its words when nothing better is known. */
interface KnownError {
  status: number;
  title: string;
  details: string;
}

/** Source: WhatsApp Business Platform, "Error codes" (developers.facebook.com), as of May 2026. */
const KNOWN: Record<number, KnownError> = {
  10: {
    status: 400,
    title: "This message is sent outside of allowed window.",
    details: "The person last wrote more than 24 hours ago.",
  },
  100: { status: 400, title: "Invalid parameter", details: "A parameter is missing, unknown or misspelled." },
  190: { status: 401, title: "Invalid OAuth access token", details: "The access token is missing, wrong or expired." },
  368: {
    status: 403,
    title: "Temporarily blocked for policies violations",
    details: "The account is restricted for violating a platform policy.",
  },
  551: { status: 400, title: "This person isn't available right now.", details: "The person cannot be reached." },
  613: {
    status: 429,
    title: "Calls to this api have exceeded the rate limit.",
    details: "Too many calls in a short time.",
  },
  130429: { status: 429, title: "Rate limit hit", details: "The number's message throughput has been reached." },
  131000: { status: 500, title: "Something went wrong", details: "The message was not sent for an unknown reason." },
  131016: { status: 503, title: "Service unavailable", details: "A service is temporarily unavailable." },
  131009: { status: 400, title: "Parameter value is not valid", details: "A parameter's value is not valid." },
  131026: { status: 400, title: "Message undeliverable", details: "The recipient cannot receive this message." },
  131042: {
    status: 400,
    title: "Business eligibility payment issue",
    details: "The message was not sent because of the account's payment method.",
  },
  131047: {
    status: 400,
    title: "Re-engagement message",
    details: "More than 24 hours have passed since the recipient last wrote to this number.",
  },
  131051: { status: 400, title: "Unsupported message type", details: "This type of message is not supported." },
  131053: { status: 400, title: "Media upload error", details: "The media file could not be used." },
  132000: {
    status: 400,
    title: "Number of parameters does not match the expected number of params",
    details: "The template has another number of places.",
  },
  132001: {
    status: 404,
    title: "Template name does not exist in the translation",
    details: "There is no approved template of this name and language.",
  },
  132012: {
    status: 400,
    title: "Parameter format does not match format in the created template",
    details: "A component or a named place is not as the template has it.",
  },
  132015: { status: 400, title: "Template is paused", details: "The template is paused because of low quality." },
  139100: { status: 400, title: "Failed to block/unblock users", details: "Some users could not be blocked." },
  139102: {
    status: 400,
    title: "User has not messaged within the last 24 hours",
    details: "Only who has written in the last 24 hours can be blocked.",
  },
  131056: {
    status: 429,
    title: "(Business Account, Consumer Account) pair rate limit hit",
    details: "Too many messages from this number to this recipient in a short time.",
  },
};

/** Whose API answers: only the Cloud API puts details beside an error, the others have subcodes. */
export type Product = "whatsapp" | "messaging";

/** An error as the Graph API answers it. */
export class MetaError extends Error {
  readonly code: number;
  readonly status: number;
  readonly title: string;
  readonly details: string;
  readonly subcode: number | undefined;

  /** `status` is for codes that the table does not have; else the table's. `message` replaces the code's title. */
  constructor(code: number, given: { details?: string; status?: number; message?: string; subcode?: number } = {}) {
    const known = KNOWN[code];
    const title = known?.title ?? "Unknown error";
    super(`(#${code}) ${given.message ?? title}`);
    this.code = code;
    this.status = given.status ?? known?.status ?? 400;
    this.title = title;
    this.details = given.details ?? known?.details ?? title;
    this.subcode = given.subcode;
  }

  /** The body of the Graph API's answer. */
  toAnswer(product: Product = "whatsapp"): { error: Record<string, unknown> } {
    const { code, message, details, subcode } = this;
    return {
      error: {
        message,
        type: "OAuthException",
        code,
        ...(product === "whatsapp" && { error_data: { messaging_product: "whatsapp", details } }),
        ...(subcode !== undefined && { error_subcode: subcode }),
        fbtrace_id: randomBytes(11).toString("base64url"),
      },
    };
  }

  /** The same error as an item of `errors` in a status webhook. */
  toWebhook() {
    const { code, title, details } = this;
    const href = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";
    return { code, title, message: title, error_data: { details }, href };
  }
}
