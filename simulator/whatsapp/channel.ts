import type { Outbox } from "../delivery/outbox.ts";
import type { SimulatorOptions } from "../options.ts";
import type { Customers } from "../state/customers.ts";
import type { FaultPlan } from "../state/faults.ts";
import type { Feed } from "../state/feed.ts";
import type { Sends } from "../state/sends.ts";
import type { Tasks } from "../tasks.ts";
import { createPayloads, type Payloads } from "./payloads.ts";
import { createStatusGate, type StatusGate } from "./status-gate.ts";
import { signedWebhook } from "./webhooks.ts";

/** What every part of the simulated WhatsApp works with. */
export interface WhatsAppWorld {
  options: SimulatorOptions;
  customers: Customers;
  faults: FaultPlan;
  feed: Feed;
  sends: Sends;
  tasks: Tasks;
  outbox: Outbox;
  /** The way to the outbox, through whatever disorder is planned. */
  out: Pick<Outbox, "push">;
}

/** The world, and the ways in which WhatsApp speaks to Prosa. */
export interface WhatsAppChannel extends WhatsAppWorld {
  payloads: Payloads;
  tellMessage(phone: string, payload: object, onDelivered: () => void): void;
  tellStatus(phone: string, payload: object): void;
  gate: StatusGate;
}

export function createWhatsAppChannel(world: WhatsAppWorld): WhatsAppChannel {
  const { prosaUrl, whatsapp } = world.options;
  const url = new URL(whatsapp.webhookPath, prosaUrl).href;
  const gate = createStatusGate(world.faults, world.out);
  return {
    ...world,
    gate,
    payloads: createPayloads(whatsapp),
    tellMessage: (phone, payload, onDelivered) =>
      world.out.push({ ...signedWebhook(url, whatsapp.appSecret, phone, payload), onDelivered }),
    tellStatus: (phone, payload) => gate.offer(signedWebhook(url, whatsapp.appSecret, phone, payload)),
  };
}
