import { isSameSecret } from "../../same-secret.ts";
import { isSignedBy } from "../meta/signature.ts";
import type { ChannelAdapter } from "../port.ts";
import { parse } from "./parse.ts";
import { sendThrough } from "./send.ts";

/** The WhatsApp Cloud API. */
export const whatsapp = (graphUrl: string, fetcher: typeof fetch): ChannelAdapter => ({
  kind: "whatsapp",
  echoesMessageId: true,
  verify: ({ headers, body }, { appSecret }) => isSignedBy(appSecret, headers.get("x-hub-signature-256"), body),
  challenge: (url, { verifyToken }) =>
    url.searchParams.get("hub.mode") === "subscribe" &&
    isSameSecret(url.searchParams.get("hub.verify_token") ?? "", verifyToken)
      ? (url.searchParams.get("hub.challenge") ?? "")
      : null,
  parse,
  send: sendThrough(graphUrl, fetcher),
  fetchMedia: async () => ({ result: "gone" }),
  test: async () => ({ ok: false, failure: { code: "not_supported", reason: "" } }),
});
