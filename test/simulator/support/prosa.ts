import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { WebhookValue } from "./shapes.ts";

/** One webhook as it arrived, and the status it was answered with. */
export interface Received {
  headers: IncomingHttpHeaders;
  /** The path and the query that it was posted to. */
  path: string;
  raw: Buffer;
  /** The `value` of the first change; empty where the provider's webhooks have none. */
  value: WebhookValue;
  answered: number;
}

export interface FakeProsa {
  url: string;
  received: Received[];
  /** What was answered with 200, in order. */
  taken(): WebhookValue[];
  /** Decides the status of the next answers; the argument is the webhook's value. */
  answer(status: (value: WebhookValue) => number): void;
  /** Decides the answers to the handshake; else a known token gets its challenge back. */
  shake(decide: Handshake): void;
  /** Resolves as soon as `holds` holds for what was received. */
  until(holds: (received: Received[]) => boolean): Promise<void>;
  close(): Promise<void>;
}

type Handshake = (token: string | null, challenge: string | null) => { status: number; text: string };

/** Where a redirect leads: an address that answers 200, so that following it would pass for success. */
const ELSEWHERE = "/?hub.verify_token=prosa-demo-verify&hub.challenge=followed";

const ADDRESSES = new Set(
  ["whatsapp", "instagram", "messenger", "zapi"].map((channel) => `/webhooks/${channel}/demo-${channel}`),
);

/** Plays Prosa's webhooks, handshake included. */
export async function startProsa(port = 0): Promise<FakeProsa> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  let status = (_value: WebhookValue): number => 200;
  let handshake: Handshake = (token, challenge) =>
    token === "prosa-demo-verify" ? { status: 200, text: challenge ?? "" } : { status: 403, text: "" };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://prosa.test");
    if (request.method === "GET") {
      const shaken = handshake(url.searchParams.get("hub.verify_token"), url.searchParams.get("hub.challenge"));
      response.writeHead(shaken.status).end(shaken.text);
      return;
    }
    const raw = Buffer.concat(await request.toArray());
    const value = JSON.parse(raw.toString()).entry?.[0].changes?.[0].value ?? {};
    const answered = ADDRESSES.has(url.pathname) ? status(value) : 404;
    received.push({ headers: request.headers, path: url.pathname + url.search, raw, value, answered });
    response.writeHead(answered, answered === 302 ? { location: ELSEWHERE } : {}).end();
    for (const check of waiting) check();
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    taken: () => received.filter(({ answered }) => answered === 200).map(({ value }) => value),
    answer: (decide) => void (status = decide),
    shake: (decide) => void (handshake = decide),
    until: (holds) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!holds(received)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
