import { signedWebhook } from "../meta/signed-webhook.ts";
import type { Customer } from "../state/customer.ts";
import type { World } from "../world.ts";
import { createPayloads, type Payloads } from "./payloads.ts";
import { createTemplates, type Templates } from "./templates.ts";

/** The world, and the ways in which WhatsApp speaks to Prosa. */
export interface WhatsAppChannel extends World {
  payloads: Payloads;
  templates: Templates;
  /** In the lane of the customer, or, without one, of the account. */
  tell(payload: object, customer?: Customer, onDelivered?: () => void): void;
  tellStatus(lane: string, payload: object): void;
}

export function createWhatsAppChannel(world: World): WhatsAppChannel {
  const { prosaUrl, whatsapp } = world.options;
  const url = new URL(whatsapp.webhookPath, prosaUrl).href;
  const webhook = (lane: string, payload: object) => signedWebhook(url, whatsapp.appSecret, lane, payload);
  return {
    ...world,
    payloads: createPayloads(whatsapp),
    templates: createTemplates(),
    tell: (payload, customer, onDelivered) =>
      world.out.push({ ...webhook(customer?.key ?? whatsapp.wabaId, payload), ...(onDelivered && { onDelivered }) }),
    tellStatus: (lane, payload) => world.gate.offer(webhook(lane, payload)),
  };
}
