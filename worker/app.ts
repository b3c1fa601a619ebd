import { Hono } from "hono";
import { openAPIRouteHandler } from "hono-openapi";
import type { App } from "./context.ts";
import { onError } from "./http/on-error.ts";
import { API_BODY_LIMIT, limitBody, requestId, sameOriginWrites, securityHeaders } from "./http/security.ts";
import { signedIn } from "./http/session.ts";
import { Refused } from "./refused.ts";
import { auth } from "./routes/auth.ts";
import { channels } from "./routes/channels.ts";
import { commands } from "./routes/commands.ts";
import { contacts } from "./routes/contacts.ts";
import { conversations } from "./routes/conversations.ts";
import { deadLetters } from "./routes/dead-letters.ts";
import { internal } from "./routes/internal.ts";
import { me } from "./routes/me.ts";
import { rooms } from "./routes/rooms.ts";
import { teams } from "./routes/teams.ts";
import { webhooks } from "./routes/webhooks.ts";

const signedInApi = new Hono<App>()
  .use(signedIn)
  .route("/", me)
  .route("/conversations", conversations)
  .route("/contacts", contacts)
  .route("/commands", commands)
  .route("/teams", teams)
  .route("/rooms", rooms)
  .route("/channels", channels)
  .route("/dead-letters", deadLetters);

const api = new Hono<App>()
  .use(sameOriginWrites, limitBody(API_BODY_LIMIT))
  .use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
  })
  .route("/auth", auth);

api.get(
  "/openapi.json",
  openAPIRouteHandler(new Hono().route("/api/auth", auth).route("/api", signedInApi), {
    documentation: { info: { title: "Prosa", version: "1", description: "The inbox's HTTP API." } },
  }),
);

/** Everything that the Worker answers over HTTP, but for upgrades to a room. */
export const app = new Hono<App>()
  .use(requestId, securityHeaders)
  .route("/webhooks", webhooks)
  .route("/internal", internal)
  .route("/api", api.route("/", signedInApi))
  .all("/api/*", () => {
    throw new Refused("not_found");
  })
  .get("*", (c) => c.env.ASSETS.fetch(c.req.raw))
  .notFound(() => {
    throw new Refused("not_found");
  })
  .onError(onError);
