/** What taking a webhook in costs at least: HMAC, JSON, and one D1 batch of two inserts behind a bare Hono route. */
import { Hono } from "hono";
import { insert, verified } from "./inserts.ts";

export default new Hono<{ Bindings: { DB: D1Database; SECRET: string } }>().post("/webhooks/*", async (c) => {
  const message = await verified(c.env.SECRET, c.req.header("x-hub-signature-256"), await c.req.arrayBuffer());
  if (!message) return c.text("wrong signature", 401);
  await insert(c.env.DB, message);
  return c.text("EVENT_RECEIVED");
});
