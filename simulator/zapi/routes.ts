import { timingSafeEqual } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as v from "valibot";
import { QR_CODE } from "../files/built-in.ts";
import type { Provider } from "../provider/provider.ts";
import { retryAfter, underFaults } from "../provider/under-faults.ts";
import { acceptMessage } from "./accept.ts";
import { STORAGE_PATH, type ZapiChannel } from "./channel.ts";
import { ZAPI_ERRORS, ZapiError } from "./errors.ts";
import { read, SENDS } from "./send-request.ts";

const INSTANCE = "/instances/:instance/token/:token";

/**
 * Z-API's REST interface for one instance, and its storage. Answers errors as `{ error }`.
 * Source: developer.z-api.io, messages, instance, and "Token de segurança da conta".
 */
export function zapiRoutes(channel: ZapiChannel, provider: Provider): Hono<{ Bindings: HttpBindings }> {
  const { account, options, customers, files } = channel;
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.onError((error, c) => {
    const status = error instanceof ZapiError ? error.status : 500;
    return c.json({ error: error.message }, status, retryAfter(channel, status));
  });

  app.use(`${INSTANCE}/*`, bodyLimit({ maxSize: 140 << 20 }), async (c, next) => {
    const isKnown = c.req.param("instance") === account.instanceId && isSame(c.req.param("token") ?? "", account.token);
    if (!isKnown) throw new ZapiError(404, "Instance not found");
    const clientToken = c.req.header("client-token");
    if (clientToken === undefined) throw new ZapiError(403, "null not allowed");
    if (!isSame(clientToken, account.clientToken)) throw new ZapiError(403, `Client-Token ${clientToken} not allowed`);
    await next();
  });

  app.get(`${INSTANCE}/status`, (c) => {
    const connected = channel.isConnected();
    const error = connected ? "You are already connected." : "You are not connected.";
    return c.json({ connected, session: connected, error, smartphoneConnected: connected });
  });
  app.get(`${INSTANCE}/qr-code/image`, (c) =>
    c.json(channel.isConnected() ? { connected: true } : { value: `data:image/png;base64,${QR_CODE}` }),
  );
  app.get(`${INSTANCE}/device`, (c) =>
    c.json({ phone: account.phone, name: options.businessName, imgUrl: null, about: "", isBusiness: true }),
  );

  app.post(`${INSTANCE}/read-message`, async (c) => {
    const { phone, messageId } = read(
      v.object({ phone: v.string(), messageId: v.string() }),
      await c.req.json().catch(() => null),
    );
    const customer = customers.findAt("zapi", phone);
    const message = customer?.messages.find((it) => it.id === messageId);
    if (!customer || !message) throw new ZapiError(400, "messageId is not valid");
    customers.advance(customer, message, "read");
    return c.body(null, 204);
  });

  app.post(`${INSTANCE}/:send/:extension?`, async (c) => {
    const parse = Object.hasOwn(SENDS, c.req.param("send")) ? SENDS[c.req.param("send")] : undefined;
    if (!parse) return c.json({ error: "NOT_FOUND", message: "Unable to find matching target resource method" }, 404);
    const request = parse(await c.req.json().catch(() => null));
    if (!channel.isConnected()) throw new ZapiError(400, "You are not connected.");
    return underFaults(c, channel, "zapi", ZAPI_ERRORS, (failure) =>
      acceptMessage(channel, provider, request, failure),
    );
  });

  app.get(`${STORAGE_PATH}:id/:hash/:name`, (c) => {
    const file = files.find(c.req.param("id"));
    if (!file || file.sha256.toString("base64url") !== c.req.param("hash")) return c.notFound();
    return c.body(file.bytes, 200, { "content-type": file.mime, "content-length": String(file.bytes.length) });
  });

  return app;
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
