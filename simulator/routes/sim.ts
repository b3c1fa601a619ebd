import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as v from "valibot";
import { companyWrites, customerSends, CustomerMessage, type NotSent } from "../provider/customer-sends.ts";
import { customerReads } from "../provider/deliver.ts";
import type { Providers } from "../provider/provider.ts";
import { CustomerChange, summaryOf, type Customer } from "../state/customer.ts";
import { Faults } from "../state/faults.ts";
import type { Message } from "../state/message.ts";
import { verifySubscription } from "../whatsapp/subscription.ts";
import type { World } from "../world.ts";
import { anyCustomerOf, customerOf } from "./customer-of.ts";
import { fileResponse } from "./file-response.ts";
import { parseJson, SimError, simApp } from "./sim-error.ts";

/** How many of the newest messages; all when not given. */
const Limit = v.pipe(v.optional(v.string(), "Infinity"), v.transform(Number), v.number(), v.minValue(1));

/**
 * The side that no provider has: playing customers, making things go wrong, and seeing what was sent.
 * Errors are `{ error: { code, field? } }`.
 */
export function simRoutes(world: World, providers: Providers): Hono {
  const { customers, faults, sends, outbox, options } = world;
  const app = simApp();
  const plays = bodyLimit({ maxSize: 8 << 20 });

  app.get("/customers", (c) => c.json({ items: customers.summaries() }));

  app.post("/customers", async (c) => {
    const customer = customers.put(await parseJson(c, CustomerChange, { channel: "whatsapp" }));
    return c.json({ customer: summaryOf(customer, options.clock.now()) }, 201);
  });

  app.get("/customers/:key/messages", (c) => {
    const limit = v.safeParse(Limit, c.req.query("limit"));
    if (!limit.success) throw new SimError("invalid", 422, "limit");
    return c.json({ items: customerOf(c, world).messages.slice(-limit.output) });
  });

  app.post("/customers/:key/messages", plays, async (c) => said(c, anyCustomerOf(c, world), customerSends));

  app.post("/customers/:key/echoes", plays, async (c) => said(c, customerOf(c, world), companyWrites));

  app.post("/customers/:key/read", (c) => {
    const customer = customerOf(c, world);
    return c.json({ read: customerReads(world, providers[customer.channel], customer) });
  });

  app.get("/files/:id", (c) => fileResponse(c, world.files.find(c.req.param("id"))));

  app.get("/faults", (c) => c.json(faults.now()));

  app.put("/faults", async (c) => {
    faults.set(await parseJson(c, Faults));
    return c.json(faults.now());
  });

  app.get("/log", (c) => c.json({ sends: sends.list(), counts: sends.counts(), webhooks: outbox.state() }));

  app.post("/subscription", async (c) => c.json(await verifySubscription(options)));

  async function said(c: Context, customer: Customer, say: typeof customerSends): Promise<Response> {
    const sent = await parseJson(c, CustomerMessage, { type: "text" });
    if (!outbox.hasRoom()) throw new SimError("queue_full", 503);
    changeWho(customer, sent);
    const message = say(world, providers[customer.channel], customer, sent);
    return c.json({ message: orRefused(message) }, 201);
  }

  /** A message may say who its sender is now. */
  function changeWho({ channel, address }: Customer, { name, bsuid, hidePhone }: CustomerMessage): void {
    const about = { name, bsuid, hidePhone };
    customers.put(
      channel === "whatsapp" || channel === "zapi"
        ? { channel, phone: address, ...about }
        : { channel, address, ...about },
    );
  }

  return app;
}

function orRefused(message: Message | NotSent): Message {
  if (message === "not_there") throw new SimError("invalid", 422, "type");
  if (message === "nothing_to_react_to") throw new SimError("nothing_to_react_to", 409);
  return message;
}
