import { timingSafeEqual } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { acceptMessage } from "./accept.ts";
import { businessReads } from "./business-reads.ts";
import type { WhatsAppChannel } from "./channel.ts";
import { MetaError } from "./errors.ts";
import { parseSendRequest } from "./send-request.ts";

/**
 * Meta's `POST /v{NN}.0/{phone number id}/messages`: sends a text, or marks a customer's message as read.
 * Answers errors in Meta's shape. Source: Cloud API reference, Messages.
 */
export function graphRoutes(channel: WhatsAppChannel): Hono<{ Bindings: HttpBindings }> {
  const { options, faults, tasks } = channel;
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.onError((error, c) => {
    const metaError = error instanceof MetaError ? error : new MetaError(131000, { details: error.message });
    return c.json(metaError.toAnswer(), metaError.status as ContentfulStatusCode);
  });

  app.post("/:version{v[0-9]+\\.0}/:phoneNumberId{[0-9]+}/messages", bodyLimit({ maxSize: 1 << 20 }), async (c) => {
    authorise(c.req.header("authorization"), options.whatsapp.accessToken);
    if (c.req.param("phoneNumberId") !== options.whatsapp.phoneNumberId) throw unknownNumber();

    const request = parseSendRequest(await c.req.json().catch(() => null));
    if (request.kind === "markRead") {
      businessReads(channel, request);
      return c.json({ success: true });
    }

    const cut = (): Response => {
      c.env.outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    };
    const fault = faults.takeNext();
    if (fault?.kind === "refuse") throw new MetaError(fault.code, fault);
    if (fault?.kind === "loseRequest") return cut();
    const failure = fault?.kind === "undeliver" ? new MetaError(fault.code, fault) : null;
    const answer = acceptMessage(channel, request, failure);
    if (fault?.kind === "loseAnswer") return cut();
    if (fault?.kind === "delay") await options.clock.wait(fault.ms, tasks.signal);
    return c.json(answer);
  });

  return app;
}

/** @throws {MetaError} 190 */
function authorise(header: string | undefined, accessToken: string): void {
  const expected = Buffer.from(`Bearer ${accessToken}`);
  const given = Buffer.from(header ?? "");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new MetaError(190);
}

const unknownNumber = (): MetaError =>
  new MetaError(100, {
    message: "Unsupported post request.",
    details: "No such phone number id, or no permission for it.",
  });
