import * as v from "valibot";
import type { ChannelAdapter, SendResult } from "../port.ts";
import { failureOf } from "./status.ts";

const VERSION = "v23.0";
const TIMEOUT_MS = 15_000;

const Accepted = v.looseObject({ messages: v.pipe(v.array(v.looseObject({ id: v.string() })), v.minLength(1)) });
const Rejected = v.looseObject({ error: v.unknown() });

/** Meta's codes for "too fast" and "try again": 4, 80007, 130429, 131056 (rates), 131000, 131016, 1, 2 (their trouble). */
const TRY_LATER = new Set(["1", "2", "4", "80007", "130429", "131056", "131000", "131016"]);

/** Those of them that are about all that the app, the account or the number sends. */
const CHANNEL_WIDE = new Set(["4", "80007", "130429"]);

/** Sends through the Graph API. Our id travels as `biz_opaque_callback_data`, which the statuses echo. */
export const sendThrough =
  (graphUrl: string, fetcher: typeof fetch): ChannelAdapter["send"] =>
  async ({ messageId, to, body: said }, { externalId }, { accessToken }) => {
    if (said.is !== "text") return { result: "rejected", failure: { code: "not_supported", reason: "" } };
    const body = {
      messaging_product: "whatsapp",
      recipient_type: "individual",
      ...(to.kind === "bsuid" ? { recipient: to.address } : { to: to.address }),
      type: "text",
      text: { body: said.text, preview_url: false },
      biz_opaque_callback_data: messageId,
    };
    try {
      const response = await fetcher(`${graphUrl}/${VERSION}/${externalId}/messages`, {
        method: "POST",
        headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return await resultOf(response);
    } catch (error) {
      // Whether the request arrived before the connection broke cannot be known from here.
      return { result: "unknown", failure: { code: "no_answer", reason: error instanceof Error ? error.name : "" } };
    }
  };

const resultOf = async (response: Response): Promise<SendResult> => {
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const accepted = v.safeParse(Accepted, answer);
    if (accepted.success) return { result: "sent", providerId: (accepted.output.messages[0] as { id: string }).id };
    return { result: "unknown", failure: { code: "unreadable_answer", reason: "" } };
  }
  const rejected = v.safeParse(Rejected, answer);
  const failure = failureOf(rejected.success ? rejected.output.error : null);
  if (response.status === 429 || response.status >= 500 || TRY_LATER.has(failure.code)) {
    const isChannelWide = response.status === 429 || CHANNEL_WIDE.has(failure.code);
    return { result: "later", failure, retryAfterMs: retryAfter(response.headers.get("retry-after")), isChannelWide };
  }
  return { result: "rejected", failure };
};

const retryAfter = (header: string | null): number | null => {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
};
