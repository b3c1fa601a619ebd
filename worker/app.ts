import { Hono } from "hono";
import { except } from "hono/combine";
import { openAPIRouteHandler } from "hono-openapi";
import type { App } from "./context.ts";
import { onError } from "./http/on-error.ts";
import { API_BODY_LIMIT, limitBody, requestId, sameOriginWrites, securityHeaders } from "./http/security.ts";
import { signedIn } from "./http/session.ts";
import { watch } from "./http/watch.ts";
import { Refused } from "./refused.ts";
import { auth } from "./routes/auth.ts";
import { channels } from "./routes/channels.ts";
import { commands } from "./routes/commands.ts";
import { contacts } from "./routes/contacts.ts";
import { conversations, lists } from "./routes/conversations.ts";
import { deadLetters } from "./routes/dead-letters.ts";
import { health } from "./routes/health.ts";
import { internal } from "./routes/internal.ts";
import { me } from "./routes/me.ts";
import { givenMedia, media, uploads } from "./routes/media.ts";
import { metrics } from "./routes/metrics.ts";
import { operator } from "./routes/operator.ts";
import { rooms } from "./routes/rooms.ts";
import { teams } from "./routes/teams.ts";
import { templates } from "./routes/templates.ts";
import { webhooks } from "./routes/webhooks.ts";

const signedInApi = new Hono<App>()
  .route("/conversations", lists)
  .use(signedIn)
  .route("/", me)
  .route("/conversations", conversations)
  .route("/conversations", uploads)
  .route("/media", media)
  .route("/contacts", contacts)
  .route("/commands", commands)
  .route("/teams", teams)
  .route("/channels", templates)
  .route("/rooms", rooms)
  .route("/channels", channels)
  .route("/dead-letters", deadLetters)
  .route("/metrics", metrics);

const api = new Hono<App>()
  // An upload counts its own bytes: how many it may have depends on what it is.
  .use(sameOriginWrites, except("/api/conversations/:id/media", limitBody(API_BODY_LIMIT)))
  .use(async (c, next) => {
    await next();
    if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
  })
  .route("/auth", auth)
  .route("/", health);

api.get(
  "/openapi.json",
  openAPIRouteHandler(new Hono().route("/api/auth", auth).route("/api", health).route("/api", signedInApi), {
    documentation: { info: { title: "Prosa", version: "1", description: "The inbox's HTTP API." } },
  }),
);

/** Everything that the Worker answers over HTTP, but for upgrades to a room. */
export const app = new Hono<App>()
  .use(requestId, watch, securityHeaders)
  .route("/webhooks", webhooks)
  .route("/internal", internal)
  .route("/operator", operator)
  .route("/media", givenMedia)
  .route("/api", api.route("/", signedInApi))
  .all("/api/*", () => {
    throw new Refused("not_found");
  })
  .get("*", async (c) => {
    const page = await c.env.ASSETS.fetch(c.req.raw);
    // What was fetched cannot be given headers.
    return new Response(page.body, page);
  })
  .notFound(() => {
    throw new Refused("not_found");
  })
  .onError(onError);
