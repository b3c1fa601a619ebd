import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { matchedRoutes, routePath } from "hono/route";
import type { App } from "../context.ts";
import { log } from "../logs/log.ts";
import { meteredShards, noUsage, type Usage } from "../store/metered.ts";

/** A line in the log for every request, by its route's pattern; and how long it took, for whoever has asked. */
export const watch = createMiddleware<App>(async (c, next) => {
  const since = Date.now();
  const usage = noUsage();
  c.env = meteredShards(c.env, usage, Date.now);
  await next();
  const ms = Date.now() - since;
  const timing = timingOf(c.req.path, usage, ms);
  if (timing !== null) c.res.headers.set("server-timing", timing);
  log({
    event: "request",
    requestId: c.get("requestId"),
    companyId: c.get("companyId") ?? null,
    method: c.req.method,
    route: patternOf(c),
    status: c.res.status,
    ms,
    ...usage,
  });
});

/** Of the API and of webhooks. Of signing in nothing but the whole: what D1 was asked would tell which accounts there are. */
const timingOf = (path: string, { d1Ms, queries, batches }: Usage, total: number): string | null => {
  if (path.startsWith("/api/auth/")) return `total;dur=${total}`;
  if (!path.startsWith("/api/") && !path.startsWith("/webhooks/")) return null;
  return `d1;dur=${d1Ms};desc="${queries + batches} requests", total;dur=${total}`;
};

/** The route that the request was for, or else the one that answered it: never what stands in its place in the address. */
const patternOf = (c: Context<App>): string => {
  const route = matchedRoutes(c).find(({ method, path }) => method !== "ALL" && !path.endsWith("*"));
  return route?.path ?? routePath(c);
};
