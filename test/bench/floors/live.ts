/** What it costs at least to show a message to everybody: the two inserts, and then a bare PartyServer broadcast. */
import { Hono } from "hono";
import { getServerByName, Server } from "partyserver";
import { insert, verified } from "./inserts.ts";

type Env = { DB: D1Database; HUB: DurableObjectNamespace<Hub>; SECRET: string };

export class Hub extends Server<Cloudflare.Env> {
  static override options = { hibernate: true };

  say(message: string): void {
    this.broadcast(message);
  }
}

export default new Hono<{ Bindings: Env }>()
  .post("/webhooks/*", async (c) => {
    const message = await verified(c.env.SECRET, c.req.header("x-hub-signature-256"), await c.req.arrayBuffer());
    if (!message) return c.text("wrong signature", 401);
    await insert(c.env.DB, message);
    const hub = await getServerByName(c.env.HUB, "hub");
    c.executionCtx.waitUntil(hub.say(JSON.stringify(message)));
    return c.text("EVENT_RECEIVED");
  })
  .get("/hub", (c) => c.env.HUB.get(c.env.HUB.idFromName("hub")).fetch(c.req.raw));
