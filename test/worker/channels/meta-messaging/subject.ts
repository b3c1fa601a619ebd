import type { ChannelAdapter } from "../../../../worker/channels/port.ts";
import { sign } from "../../../support/worker/meta.ts";
import type { Subject } from "../contract/subject.ts";
import { bodiesOf, MARIA } from "./bodies.ts";

export const GRAPH = "https://graph.example";

type Kind = "instagram" | "messenger";

/** Instagram and Messenger under the contract: they differ in what they are called, and in whether our id travels. */
export const subjectFor = (
  kind: Kind,
  adapter: (graphUrl: string, fetcher: typeof fetch) => ChannelAdapter,
  { account, name, label }: { account: string; name: object; label: string },
): Subject => {
  const address = `https://prosa.example/webhooks/${kind}/${kind}`;
  const signed = (signature: string | null) => ({
    headers: new Headers(signature === null ? {} : { "x-hub-signature-256": signature }),
    url: new URL(address),
  });
  return {
    adapter: (fetcher) => adapter(GRAPH, fetcher),
    channel: { id: kind, externalId: account, accountId: null },
    credentials: {
      appSecret: `${kind}-app-secret`,
      verifyToken: `${kind}-verify-token`,
      accessToken: `${kind}-access-token`,
    },

    prove: (body, { appSecret }) => signed(sign(body, appSecret)),
    forged: {
      "a request without a signature": () => signed(null),
      "an empty signature": () => signed(""),
      "a bare signature": (body, { appSecret }) => signed(sign(body, appSecret).slice("sha256=".length)),
    },
    provesBody: true,
    challenge: (token, challenge) =>
      new URL(
        `${address}?${new URLSearchParams({ "hub.mode": "subscribe", "hub.verify_token": token, "hub.challenge": challenge })}`,
      ),

    bodies: bodiesOf(kind === "instagram" ? "instagram" : "page", account),

    to: { kind, address: MARIA },
    quotes: "mid.in.1",
    provider: {
      isSend: ({ method, url }) => method === "POST" && new URL(url).pathname.endsWith(`/${account}/messages`),
      prepares: () => new Response(null, { status: 404 }),
      accepts: (providerId) => Response.json({ recipient_id: MARIA, message_id: providerId }),
      rejects: (reason) => Response.json({ error: { code: 551, message: reason } }, { status: 400 }),
      postpones: {
        "too many calls": () => Response.json({ error: { code: 613 } }, { status: 400 }),
        "what passes by Meta's own word": () =>
          Response.json({ error: { code: 1200, is_transient: true } }, { status: 400 }),
      },
      ourIdIn: kind === "messenger" ? ({ message }) => (message as { metadata?: string }).metadata : null,
    },

    media: {
      ref: { url: "https://scontent.fbcdn.net/1.jpg" },
      serves: (_request, file) => new Response(file, { headers: { "content-type": "image/jpeg" } }),
      forbidden: [
        "https://files.example/a",
        "https://fbcdn.net.example/a",
        "https://notfbcdn.net/a",
        "http://scontent.fbcdn.net/a",
        "https://scontent.fbcdn.net:8443/a",
      ],
      isTrusted: ({ origin }) => origin === GRAPH,
    },
    test: { answers: () => Response.json({ id: account, ...name }), label },
  };
};
