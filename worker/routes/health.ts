import { Hono } from "hono";
import { describeRoute, resolver } from "hono-openapi";
import { Health } from "#shared/protocol/health.ts";
import { type App, roomsOf, shardsFor } from "../context.ts";
import { answers } from "../http/describe.ts";
import { remembered } from "../http/remembered.ts";
import { checkHealth } from "../services/check-health.ts";

/** Anyone may ask, as often as they like: what stands behind it is asked by an isolate every ten seconds at most. */
const recent = remembered<Health>(10_000, Date.now);

export const health = new Hono<App>().get(
  "/health",
  describeRoute({
    summary: "Whether the product works; needs no session",
    responses: {
      ...answers({ 200: Health }),
      503: { description: "Something fails", content: { "application/json": { schema: resolver(Health) } } },
    },
  }),
  async (c) => {
    const { DELIVERIES, MEDIA_JOBS } = c.env;
    const databases = shardsFor(c).map((it) => it.d1);
    const tools = { databases, now: Date.now, rooms: roomsOf(c.env), queues: [DELIVERIES, MEDIA_JOBS] };
    const found = await recent(() => checkHealth(tools));
    return c.json<Health>(found, found.status === "ok" ? 200 : 503);
  },
);
