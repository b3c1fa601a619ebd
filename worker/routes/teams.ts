import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import * as v from "valibot";
import { Access } from "#shared/model/team.ts";
import { AccessPreview } from "#shared/protocol/api.ts";
import { type App, toolsFor } from "../context.ts";
import { answers } from "../http/describe.ts";
import { ById } from "../http/params.ts";
import { valid } from "../http/valid.ts";
import { previewAccess } from "../services/preview-access.ts";

export const teams = new Hono<App>().get(
  "/:id/access-preview",
  describeRoute({ summary: "Who would gain and lose sight of what", responses: answers({ 200: AccessPreview }) }),
  valid("param", ById),
  valid("query", v.strictObject({ access: Access })),
  async (c) =>
    c.json<AccessPreview>(
      await previewAccess(toolsFor(c), c.get("account").viewer, c.req.valid("param").id, c.req.valid("query").access),
    ),
);
