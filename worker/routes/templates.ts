import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import * as v from "valibot";
import { ChannelId } from "#shared/model/channel.ts";
import { TemplatesAnswer } from "#shared/protocol/api.ts";
import { type App, toolsFor } from "../context.ts";
import { answers } from "../http/describe.ts";
import { valid } from "../http/valid.ts";
import { listTemplates, syncTemplates } from "../services/templates.ts";

const OfChannel = v.object({ id: ChannelId });

export const templates = new Hono<App>()
  .get(
    "/:id/templates",
    describeRoute({ summary: "A channel's approved messages", responses: answers({ 200: TemplatesAnswer }) }),
    valid("param", OfChannel),
    async (c) =>
      c.json<TemplatesAnswer>(await listTemplates(toolsFor(c), c.get("account").viewer, c.req.valid("param").id)),
  )
  .post(
    "/:id/templates/sync",
    describeRoute({ summary: "Asks the provider for its templates", responses: answers({ 200: TemplatesAnswer }) }),
    valid("param", OfChannel),
    async (c) =>
      c.json<TemplatesAnswer>(await syncTemplates(toolsFor(c), c.get("account").viewer, c.req.valid("param").id)),
  );
