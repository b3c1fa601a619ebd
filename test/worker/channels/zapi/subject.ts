import { zapi } from "../../../../worker/channels/zapi/index.ts";
import type { Subject } from "../contract/subject.ts";
import { bodies } from "./bodies.ts";

const ZAPI = "https://zapi.example";
const ADDRESS = "https://prosa.example/webhooks/zapi/za";

const asked = (query: string) => ({ headers: new Headers(), url: new URL(`${ADDRESS}${query}`) });

export const subject: Subject = {
  adapter: (fetcher) => zapi(ZAPI, fetcher),
  channel: { id: "za", externalId: "INSTANCE-1", accountId: null },
  credentials: {
    appSecret: "zapi-address-token",
    verifyToken: "zapi-verify-token",
    accessToken: "zapi-instance-token",
    clientToken: "zapi-client-token",
  },

  prove: (_body, { appSecret }) => asked(`?token=${encodeURIComponent(appSecret)}`),
  forged: {
    "an address without a token": () => asked(""),
    "an empty token": () => asked("?token="),
    "half a token": (_body, { appSecret }) => asked(`?token=${appSecret.slice(0, -1)}`),
    "a token of another name": (_body, { appSecret }) => asked(`?secret=${appSecret}`),
    "a wrong token with a right one behind it": (_body, { appSecret }) => asked(`?token=x&token=${appSecret}`),
    "the token in a header": (_body, { appSecret }) => ({
      headers: new Headers({ "client-token": appSecret }),
      url: new URL(ADDRESS),
    }),
  },
  provesBody: false,
  challenge: null,

  bodies,

  to: { kind: "phone", address: "5511987650001" },
  quotes: "3EB0IN1",
  provider: {
    isSend: ({ method, url }) => method === "POST" && new URL(url).pathname.includes("/send-"),
    prepares: () => new Response(null, { status: 404 }),
    accepts: (providerId) => Response.json({ zaapId: "39990001", messageId: providerId, id: providerId }),
    rejects: (reason) => Response.json({ error: reason }, { status: 400 }),
    postpones: {},
    ourIdIn: null,
  },

  media: {
    ref: { url: "https://files.z-api.example/1.jpg" },
    serves: (_request, file) => new Response(file, { headers: { "content-type": "image/jpeg" } }),
    forbidden: [
      "http://files.z-api.example/1.jpg",
      "https://files.z-api.example:8443/1.jpg",
      "https://x@files.z-api.example/1.jpg",
      "http://zapi.example/1.jpg",
    ],
    isTrusted: ({ origin }) => origin === ZAPI,
  },
  test: { answers: () => Response.json({ connected: true, smartphoneConnected: true }), label: "INSTANCE-1" },
};
