import { whatsapp } from "../../../../worker/channels/whatsapp/index.ts";
import { sign } from "../../../support/worker/meta.ts";
import type { Subject } from "../contract/subject.ts";
import { bodies } from "./bodies.ts";

const GRAPH = "https://graph.example";
const ADDRESS = "https://prosa.example/webhooks/whatsapp/wa";

const signed = (signature: string | null) => ({
  headers: new Headers(signature === null ? {} : { "x-hub-signature-256": signature }),
  url: new URL(ADDRESS),
});

const signatureOf = (body: Uint8Array, secret: string) => sign(body, secret);

export const subject: Subject = {
  adapter: (fetcher) => whatsapp(GRAPH, fetcher),
  channel: { id: "wa", externalId: "104000000000001", accountId: "204000000000001" },
  credentials: {
    appSecret: "whatsapp-app-secret",
    verifyToken: "whatsapp-verify-token",
    accessToken: "whatsapp-access-token",
  },

  prove: (body, { appSecret }) => signed(signatureOf(body, appSecret)),
  forged: {
    "a request without a signature": () => signed(null),
    "an empty signature": () => signed(""),
    "a prefix without a signature": () => signed("sha256="),
    "a signature of no hexadecimal digits": () => signed(`sha256=${"z".repeat(64)}`),
    "half a signature": (body, { appSecret }) => signed(signatureOf(body, appSecret).slice(0, 40)),
    "another's signature with a right one behind it": (body, { appSecret }) =>
      signed(`sha256=${"0".repeat(64)}, ${signatureOf(body, appSecret)}`),
    "a bare signature": (body, { appSecret }) => signed(signatureOf(body, appSecret).slice("sha256=".length)),
    "the secret itself": (_body, { appSecret }) => signed(appSecret),
  },
  provesBody: true,
  challenge: (token, challenge) =>
    new URL(
      `${ADDRESS}?${new URLSearchParams({ "hub.mode": "subscribe", "hub.verify_token": token, "hub.challenge": challenge })}`,
    ),

  bodies,

  to: { kind: "phone", address: "5511987650001" },
  quotes: "wamid.theirs",
  provider: {
    isSend: ({ method, url }) => method === "POST" && new URL(url).pathname.endsWith("/messages"),
    prepares: () => Response.json({ id: "an-uploaded-file" }),
    accepts: (providerId) => Response.json({ messaging_product: "whatsapp", messages: [{ id: providerId }] }),
    rejects: (reason) =>
      Response.json({ error: { code: 131026, message: "no", error_data: { details: reason } } }, { status: 400 }),
    postpones: {
      "too many messages to this customer": () => Response.json({ error: { code: 131056 } }, { status: 400 }),
      "the throughput is reached": () => Response.json({ error: { code: 130429 } }, { status: 400 }),
      "what the provider calls passing": () =>
        Response.json({ error: { code: 7, is_transient: true } }, { status: 400 }),
    },
    ourIdIn: (body) => body.biz_opaque_callback_data,
  },

  media: {
    ref: { id: "a-file" },
    serves: ({ url }, file) =>
      new URL(url).pathname.startsWith("/v")
        ? Response.json({
            url: "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1",
            mime_type: "image/jpeg",
          })
        : new Response(file, { headers: { "content-type": "image/jpeg" } }),
    forbidden: [
      "https://files.example/a",
      "https://fbsbx.com.example/a",
      "https://notfbsbx.com/a",
      "http://lookaside.fbsbx.com/a",
      "https://lookaside.fbsbx.com:8443/a",
      "https://x@lookaside.fbsbx.com/a",
      "http://graph.example/a",
    ],
    isTrusted: ({ origin }) => origin === GRAPH || origin === "https://lookaside.fbsbx.com",
  },
  test: {
    answers: () => Response.json({ verified_name: "Loja Aurora", display_phone_number: "+55 11 3000-0001" }),
    label: "Loja Aurora · +55 11 3000-0001",
  },
};
