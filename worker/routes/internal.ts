import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import * as v from "valibot";
import { Id } from "#shared/ids.ts";
import { Scope } from "#shared/protocol/scope.ts";
import type { FeedPage, FeedSnapshot } from "#shared/protocol/feed.ts";
import { type ClaimedPad, SavedPad } from "#shared/protocol/pad-home.ts";
import type { App } from "../context.ts";
import { limitBody, PAD_BODY_LIMIT } from "../http/security.ts";
import { valid } from "../http/valid.ts";
import { Refused } from "../refused.ts";
import { feedOf, padHomeOf } from "../rooms/wiring.ts";
import { isSameSecret } from "../same-secret.ts";

const InScope = v.object({ scope: Scope });
const Whole = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0));
const After = v.object({ after: Whole, mark: v.optional(Whole) });

const OfConversation = v.object({ scope: Scope, conversationId: Id });
const Claim = v.strictObject({ epoch: v.nullable(v.string()), next: v.string() });

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
    return c.json<FeedPage>(await feedOf(c.env).pull(c.req.valid("param").scope, { seq: after, mark }));
  })
  .get("/snapshot/:scope", valid("param", InScope), async (c) => {
    const snapshot = await feedOf(c.env).snapshot(c.req.valid("param").scope);
    if (!snapshot) throw new Refused("not_found");
    return c.json<FeedSnapshot>(snapshot);
  })
  .post("/pads/:scope/:conversationId/claim", valid("param", OfConversation), valid("json", Claim), async (c) => {
    const { scope, conversationId } = c.req.valid("param");
    const { epoch, next } = c.req.valid("json");
    const claimed = await padHomeOf(c.env).claim(scope, conversationId, epoch, next);
    if (!claimed) throw new Refused("not_found");
    return c.json<ClaimedPad>(claimed);
  })
  .put(
    "/pads/:scope/:conversationId",
    limitBody(PAD_BODY_LIMIT),
    valid("param", OfConversation),
    valid("json", SavedPad),
    async (c) => {
      const { scope, conversationId } = c.req.valid("param");
      const isSaved = await padHomeOf(c.env).save(scope, conversationId, c.req.valid("json"));
      if (!isSaved) throw new Refused("conflict");
      return c.body(null, 204);
    },
  );
