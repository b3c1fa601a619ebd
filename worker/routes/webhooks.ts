import { Hono } from "hono";
import { type App, toolsOn } from "../context.ts";
import { limitBody, WEBHOOK_BODY_LIMIT } from "../http/security.ts";
import { answerChallenge, receiveWebhook } from "../services/receive-webhook.ts";

export const webhooks = new Hono<App>()
  .get("/:kind/:channelId", async (c) => {
    const { kind, channelId } = c.req.param();
    return c.text(await answerChallenge(await toolsOn(c, `channel:${channelId}`), kind, channelId, new URL(c.req.url)));
  })
  .post("/:kind/:channelId", limitBody(WEBHOOK_BODY_LIMIT), async (c) => {
    const { kind, channelId } = c.req.param();
    const body = new Uint8Array(await c.req.arrayBuffer());
    const tools = await toolsOn(c, `channel:${channelId}`);
    const request = { kind, channelId, headers: c.req.raw.headers, url: new URL(c.req.url), body };
    await receiveWebhook(tools, request, (companyId) => c.set("companyId", companyId));
    return c.text("EVENT_RECEIVED");
  });
