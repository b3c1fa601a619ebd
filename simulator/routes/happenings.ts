import type { Hono } from "hono";
import * as v from "valibot";
import type { Providers } from "../provider/provider.ts";
import { ChannelKind } from "../state/channel-kind.ts";
import { Phone, summaryOf, type Customer } from "../state/customer.ts";
import type { WhatsAppChannel } from "../whatsapp/channel.ts";
import { changeNumber, changePreference, changeTemplate, TemplateChange } from "../whatsapp/events.ts";
import type { ZapiChannel } from "../zapi/channel.ts";
import { customerOf } from "./customer-of.ts";
import { parseJson, SimError, simApp } from "./sim-error.ts";

const AccountEvent = v.object({
  field: v.optional(v.pipe(v.string(), v.regex(/^[a-z_]{1,60}$/)), "account_update"),
  value: v.record(v.string(), v.unknown()),
});
const Raw = v.object({ channel: ChannelKind, payload: v.record(v.string(), v.unknown()) });

/** What happens at the providers besides messages, when a test or whoever plays wants it to. */
export function happeningRoutes(whatsapp: WhatsAppChannel, zapi: ZapiChannel, providers: Providers): Hono {
  const app = simApp();
  const onWhatsApp = (customer: Customer): Customer => {
    if (customer.channel !== "whatsapp") throw new SimError("invalid", 422, "channel");
    return customer;
  };

  app.get("/templates", (c) => c.json({ items: whatsapp.templates.list() }));

  app.put("/templates/:name", async (c) => {
    const template = whatsapp.templates.find(c.req.param("name"));
    if (!template) throw new SimError("not_found", 404);
    changeTemplate(whatsapp, template, await parseJson(c, TemplateChange));
    return c.json({ template });
  });

  app.post("/account-events", async (c) => {
    const { field, value } = await parseJson(c, AccountEvent);
    whatsapp.tell(whatsapp.payloads.ofAccount(field, value));
    return c.json({ told: field }, 201);
  });

  app.post("/customers/:key/number", async (c) => {
    const customer = onWhatsApp(customerOf(c, whatsapp));
    changeNumber(whatsapp, customer, (await parseJson(c, v.object({ phone: Phone }))).phone);
    return c.json({ customer: summaryOf(customer, whatsapp.options.clock.now()) });
  });

  app.post("/customers/:key/marketing", async (c) => {
    const customer = onWhatsApp(customerOf(c, whatsapp));
    const { isStopped } = await parseJson(c, v.object({ isStopped: v.boolean() }));
    changePreference(whatsapp, customer, isStopped);
    return c.json({ isStopped });
  });

  app.get("/connection", (c) => c.json({ isConnected: zapi.isConnected() }));

  app.put("/connection", async (c) => {
    const { isConnected } = await parseJson(c, v.object({ isConnected: v.boolean() }));
    if (isConnected !== zapi.isConnected()) zapi.setConnected(isConnected);
    return c.json({ isConnected });
  });

  app.post("/webhooks", async (c) => {
    const { channel, payload } = await parseJson(c, Raw);
    providers[channel].tellRaw(payload);
    return c.json({ told: channel }, 201);
  });

  return app;
}
