import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import * as v from "valibot";
import { Scope } from "#shared/protocol/scope.ts";
import type { FeedPage, FeedSnapshot } from "#shared/protocol/feed.ts";
import { type App, toolsFor } from "../context.ts";
import { valid } from "../http/valid.ts";
import { Refused } from "../refused.ts";
import { isSameSecret } from "../same-secret.ts";
import { readFeed } from "../services/read-feed.ts";

const InScope = v.object({ scope: Scope });
const Whole = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0));
const After = v.object({ after: Whole, mark: v.optional(Whole) });

/** For rooms that run elsewhere, and for them alone: they share a secret. */
const roomsOnly = createMiddleware<App>(async (c, next) => {
  if (!isSameSecret(c.req.header("authorization") ?? "", `Bearer ${c.env.ROOM_SECRET}`))
    throw new Refused("unauthenticated");
  await next();
});

export const internal = new Hono<App>()
  .use(roomsOnly)
  .get("/feed/:scope", valid("param", InScope), valid("query", After), async (c) => {
    const { after, mark = null } = c.req.valid("query");
    return c.json<FeedPage>(await readFeed(toolsFor(c)).pull(c.req.valid("param").scope, { seq: after, mark }));
  })
  .get("/snapshot/:scope", valid("param", InScope), async (c) => {
    const snapshot = await readFeed(toolsFor(c)).snapshot(c.req.valid("param").scope);
    if (!snapshot) throw new Refused("not_found");
    return c.json<FeedSnapshot>(snapshot);
  });
