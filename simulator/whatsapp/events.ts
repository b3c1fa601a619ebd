import * as v from "valibot";
import type { Customer } from "../state/customer.ts";
import type { WhatsAppChannel } from "./channel.ts";
import type { Template } from "./demo-templates.ts";
import { contactOf, seconds } from "./payloads.ts";

/** What Meta may decide about a template. */
export const TemplateChange = v.object({
  status: v.optional(v.picklist(["APPROVED", "PENDING", "REJECTED", "PAUSED", "DISABLED"])),
  category: v.optional(v.picklist(["MARKETING", "UTILITY", "AUTHENTICATION"])),
  quality: v.optional(v.picklist(["GREEN", "YELLOW", "RED", "UNKNOWN"])),
  reason: v.optional(v.pipe(v.string(), v.maxLength(300)), "NONE"),
});
export type TemplateChange = v.InferOutput<typeof TemplateChange>;

/** Changes the template, and tells of each change. Source: WhatsApp Business Platform, webhook fields of templates. */
export function changeTemplate(channel: WhatsAppChannel, template: Template, change: TemplateChange): void {
  const { payloads, templates } = channel;
  const { status, category, quality, reason } = change;
  const named = {
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
  };
  const tell = (field: string, value: object): void => channel.tell(payloads.ofAccount(field, { ...value, ...named }));

  if (status) {
    templates.change(template, { status, rejected_reason: reason });
    const of = { event: status, reason, message_template_category: template.category };
    tell("message_template_status_update", of);
  }
  if (category) {
    tell("template_category_update", { previous_category: template.category, new_category: category });
    templates.change(template, { category });
  }
  if (quality) {
    const scores = { previous_quality_score: template.quality_score.score, new_quality_score: quality };
    tell("message_template_quality_update", scores);
    templates.change(template, { quality_score: { score: quality } });
  }
}

/** The customer has another number: WhatsApp says so in a message of its own, and knows them by it from then on. */
export function changeNumber(channel: WhatsAppChannel, customer: Customer, phone: string): void {
  const { payloads, customers, options } = channel;
  const body = `${customer.name} changed from ${customer.address} to ${phone}`;
  const system = { body, wa_id: phone, user_id: customer.bsuid, type: "user_changed_number" };
  const message = { id: options.newMessageId("whatsapp"), at: options.clock.now(), context: null };
  channel.tell(payloads.message(customer, { ...message, block: { type: "system", system } }), customer);
  customers.move(customer, phone);
}

/** The customer stops the company's advertising, or wants it again. */
export function changePreference(channel: WhatsAppChannel, customer: Customer, isStopped: boolean): void {
  const value = isStopped ? "stop" : "resume";
  const preference = {
    wa_id: customer.address,
    user_id: customer.bsuid,
    detail: `User requested to ${value} marketing messages`,
    category: "marketing_messages",
    value,
    timestamp: Number(seconds(channel.options.clock.now())),
  };
  const about = { contacts: [contactOf(customer, true)], user_preferences: [preference] };
  channel.tell(channel.payloads.ofNumber("user_preferences", about), customer);
}
