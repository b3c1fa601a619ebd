import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as v from "valibot";
import { CustomerChange, Phone, summaryOf, type Customer } from "../state/customer.ts";
import { Faults } from "../state/faults.ts";
import type { WhatsAppChannel } from "../whatsapp/channel.ts";
import { CustomerMessage, customerSends } from "../whatsapp/customer-sends.ts";
import { customerReads } from "../whatsapp/statuses.ts";
import { verifySubscription } from "../whatsapp/subscription.ts";
import { parseJson, SimError } from "./sim-error.ts";

/** How many of the newest messages; all when not given. */
const Limit = v.pipe(v.optional(v.string(), "Infinity"), v.transform(Number), v.number(), v.minValue(1));

/**
 * The side that no provider has: playing customers, making things go wrong, and seeing what was sent.
 * Errors are `{ error: { code, field? } }`.
 */
export function simRoutes(channel: WhatsAppChannel): Hono {
  const { customers, faults, sends, outbox, options } = channel;
  const app = new Hono();

  app.onError((error, c) => {
    if (error instanceof SimError) return c.json({ error: { code: error.code, field: error.field } }, error.status);
    console.error(error);
    return c.json({ error: { code: "internal" } }, 500);
  });
  app.use(bodyLimit({ maxSize: 1 << 20 }), refuseOtherSites);

  app.get("/customers", (c) => c.json({ items: customers.summaries() }));

  app.post("/customers", async (c) => {
    const customer = customers.put(await parseJson(c, CustomerChange));
    return c.json({ customer: summaryOf(customer, options.clock.now()) }, 201);
  });

  app.get("/customers/:phone/messages", (c) => {
    const limit = v.safeParse(Limit, c.req.query("limit"));
    if (!limit.success) throw new SimError("invalid", 422, "limit");
    return c.json({ items: customerOf(c).messages.slice(-limit.output) });
  });

  app.post("/customers/:phone/messages", async (c) => {
    const phone = v.safeParse(Phone, c.req.param("phone"));
    if (!phone.success) throw new SimError("invalid", 422, "phone");
    const sent = await parseJson(c, CustomerMessage, { type: "text" });
    if (!outbox.hasRoom()) throw new SimError("queue_full", 503);
    const message = customerSends(channel, phone.output, sent);
    if (message === null) throw new SimError("nothing_to_react_to", 409);
    return c.json({ message }, 201);
  });

  app.post("/customers/:phone/read", (c) => c.json({ read: customerReads(channel, customerOf(c)) }));

  app.get("/faults", (c) => c.json(faults.now()));

  app.put("/faults", async (c) => {
    faults.set(await parseJson(c, Faults));
    return c.json(faults.now());
  });

  app.get("/log", (c) => c.json({ sends: sends.list(), webhooks: outbox.state() }));

  app.post("/subscription", async (c) => c.json(await verifySubscription(options)));

  /** @throws {SimError} 404 for a number that nobody here has. */
  function customerOf(c: Context): Customer {
    const customer = customers.find(c.req.param("phone") ?? "");
    if (!customer) throw new SimError("not_found", 404);
    return customer;
  }

  return app;
}

/** A page of another site could otherwise write here from the browser of whoever has the simulator running. */
async function refuseOtherSites(c: Context, next: () => Promise<void>): Promise<void> {
  const site = c.req.header("sec-fetch-site") ?? "none";
  if (site !== "same-origin" && site !== "none") throw new SimError("other_site", 403);
  await next();
}
