import { createHmac } from "node:crypto";
import type { Company, Customer } from "./company.ts";

export type Said = { from: Pick<Customer, "phone" | "name">; id: string; text: string };

/** A request as a provider sends it, ready to be posted. */
export type Webhook = { path: string; headers: Record<string, string>; body: string };

/** What customers said, in one webhook of WhatsApp's, signed. `id` becomes the provider's id. */
export const webhookOf = ({ channel }: Company, said: readonly Said[], now: number): Webhook => {
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "551130000001", phone_number_id: channel.phoneNumberId },
    contacts: said.map(({ from }) => ({ profile: { name: from.name }, wa_id: from.phone })),
    messages: said.map(({ from, id, text }) => ({
      from: from.phone,
      id: `wamid.${id}`,
      timestamp: String(Math.floor(now / 1_000)),
      type: "text",
      text: { body: text },
    })),
  };
  const body = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: channel.accountId, changes: [{ value, field: "messages" }] }],
  });
  const signature = createHmac("sha256", channel.appSecret).update(body).digest("hex");
  const headers = { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` };
  return { path: `/webhooks/whatsapp/${channel.id}`, headers, body };
};
