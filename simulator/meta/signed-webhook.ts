import { createHmac } from "node:crypto";
import type { Webhook } from "../delivery/outbox.ts";

/**
 * A payload as Meta posts it: escaped JSON, signed with the app secret over exactly those bytes.
 * Source: Graph API, "Webhooks, validating payloads": the signature is made of the payload with its non-ASCII
 * characters escaped, so that a receiver who signs re-serialised JSON gets it wrong.
 */
export function signedWebhook(url: string, appSecret: string, lane: string, payload: object): Webhook {
  const body = new TextEncoder().encode(escapedJson(payload));
  const signature = createHmac("sha256", appSecret).update(body).digest("hex");
  return {
    lane,
    url,
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": "facebookexternalua",
      "x-hub-signature-256": `sha256=${signature}`,
    },
  };
}

function escapedJson(payload: object): string {
  return JSON.stringify(payload)
    .replaceAll("/", "\\/")
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
