import * as v from "valibot";
import type { Message } from "./message.ts";

/** A person with a phone, as the provider knows them. */
export interface Customer {
  /** Digits with country code, in the spelling that the provider reports (`wa_id`). */
  phone: string;
  name: string;
  /** WhatsApp's business-scoped user id, which stays when the number is hidden. */
  bsuid: string;
  /** Webhooks carry only the `bsuid`, as for people who took a username. */
  hidesPhone: boolean;
  messages: Message[];
  /** Arrived on the phone and not read yet. */
  unread: number;
  /** Epoch milliseconds; of who has not written since the simulator started, when it first knew them. */
  lastWroteAt: number;
}

/** A number as people type it (`+55 11 98765-0001`) to digits with country code. */
export const Phone = v.pipe(
  v.string(),
  v.transform((typed) => typed.replace(/[\s().+-]/g, "")),
  v.regex(/^[1-9]\d{7,14}$/),
);

/** What creates a customer or changes one: what is not given stays as it is. */
export const CustomerChange = v.object({
  phone: Phone,
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
  bsuid: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/))),
  hidePhone: v.optional(v.boolean()),
  /** Whether the customer's last message counts as just written, or as too old for an answer in free text. */
  windowOpen: v.optional(v.boolean()),
});
export type CustomerChange = v.InferOutput<typeof CustomerChange>;

/** A row of the list of customers. Times are epoch milliseconds. */
export interface CustomerSummary {
  phone: string;
  name: string;
  bsuid: string;
  hidesPhone: boolean;
  unread: number;
  lastMessage: Message | null;
  /** Until when the company may answer with free text; null when it may not. */
  windowEndsAt: number | null;
}

/** How long the company may answer. Source: WhatsApp Business Platform, "Customer service windows". */
export const SERVICE_WINDOW_MS = 24 * 60 * 60 * 1000;

/** Until when free text may be sent, in epoch milliseconds; null when that is over. */
export function windowEndsAt(customer: Customer, now: number): number | null {
  const end = customer.lastWroteAt + SERVICE_WINDOW_MS;
  return end > now ? end : null;
}

export function summaryOf(customer: Customer, now: number): CustomerSummary {
  const { phone, name, bsuid, hidesPhone, unread } = customer;
  const lastMessage = customer.messages.at(-1) ?? null;
  return { phone, name, bsuid, hidesPhone, unread, lastMessage, windowEndsAt: windowEndsAt(customer, now) };
}
