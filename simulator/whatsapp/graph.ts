import { bodyLimit } from "hono/body-limit";
import { authorise } from "../meta/authorise.ts";
import { MetaError } from "../meta/errors.ts";
import { graphApp, VERSION, type GraphApp } from "../meta/graph-app.ts";
import { pageOf } from "../meta/paging.ts";
import { metaErrors } from "../meta/provider-errors.ts";
import type { Provider } from "../provider/provider.ts";
import { underFaults } from "../provider/under-faults.ts";
import { acceptMessage } from "./accept.ts";
import { blockRoutes } from "./blocks.ts";
import { businessReads } from "./business-reads.ts";
import type { WhatsAppChannel } from "./channel.ts";
import { mediaRoutes } from "./media.ts";
import { parseSendRequest } from "./send-request.ts";

/**
 * Meta's Cloud API for one number: messages, files, templates, blocks, and what the number is.
 * Answers errors in Meta's shape. Source: Cloud API reference; WhatsApp Business Management API.
 */
export function graphRoutes(channel: WhatsAppChannel, provider: Provider): GraphApp {
  const { whatsapp } = channel.options;
  const errors = metaErrors(130429);
  const app = graphApp(channel);

  app.use(`${VERSION}/:id{[0-9]+}/:edge`, async (c, next) => {
    authorise(c.req.header("authorization"), c.req.query("access_token"), whatsapp.accessToken);
    if (![whatsapp.phoneNumberId, whatsapp.wabaId].includes(c.req.param("id"))) throw unknownNumber();
    await next();
  });

  app.post(`${VERSION}/:id{[0-9]+}/messages`, bodyLimit({ maxSize: 1 << 20 }), async (c) => {
    const request = parseSendRequest(await c.req.json().catch(() => null));
    if (request.kind === "markRead") {
      businessReads(channel, request);
      return c.json({ success: true });
    }
    return underFaults(c, channel, "whatsapp", errors, (failure) => acceptMessage(channel, provider, request, failure));
  });

  app.get(`${VERSION}/:id{[0-9]+}/message_templates`, (c) =>
    c.json(pageOf(channel.templates.list(), new URL(c.req.url))),
  );

  app.get(`${VERSION}/${whatsapp.phoneNumberId}`, (c) => {
    authorise(c.req.header("authorization"), c.req.query("access_token"), whatsapp.accessToken);
    return c.json({
      verified_name: channel.options.businessName,
      code_verification_status: "VERIFIED",
      display_phone_number: `+${whatsapp.displayPhone}`,
      quality_rating: "GREEN",
      platform_type: "CLOUD_API",
      throughput: { level: "STANDARD" },
      id: whatsapp.phoneNumberId,
    });
  });

  return app.route("/", blockRoutes(channel)).route("/", mediaRoutes(channel));
}

const unknownNumber = (): MetaError =>
  new MetaError(100, {
    message: "Unsupported post request.",
    details: "No such phone number id, or no permission for it.",
  });
