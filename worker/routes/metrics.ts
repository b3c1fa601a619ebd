import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { MetricsAnswer } from "#shared/protocol/health.ts";
import { type App, toolsFor } from "../context.ts";
import { answers } from "../http/describe.ts";
import { readMetrics } from "../services/read-metrics.ts";

export const metrics = new Hono<App>().get(
  "/",
  describeRoute({ summary: "How long things take, by hour and day", responses: answers({ 200: MetricsAnswer }) }),
  async (c) => c.json<MetricsAnswer>(await readMetrics(toolsFor(c), c.get("account").viewer)),
);
