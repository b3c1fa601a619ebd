import * as v from "valibot";
import { ChannelKind, knowsPhones } from "./channel-kind.ts";
import type { Message } from "./message.ts";

/** A person with a phone, as one provider knows them. */
export interface Customer {
  channel: ChannelKind;
  /** Unique among all channels: on WhatsApp the number, elsewhere `channel:address`. */
  key: string;
  /** Digits with country code in the provider's spelling (`wa_id`), or the id that only this account or page knows. */
  address: string;
  name: string;
  /** WhatsApp's business-scoped user id, which stays when the number is hidden. */
  bsuid: string;
  /** Webhooks carry only the `bsuid` (WhatsApp) or the `@lid` (Z-API), as for people who took a username. */
  hidesPhone: boolean;
  /** The company asked the provider to keep them away: nothing that they send gets through. */
  isBlocked: boolean;
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

/** What may change about anyone. */
export const About = {
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
  bsuid: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/))),
  hidePhone: v.optional(v.boolean()),
};

const Person = {
  ...About,
  /** Whether the customer's last message counts as just written, or as too old for an answer in free text. */
  windowOpen: v.optional(v.boolean()),
};

/** What creates a customer or changes one: what is not given stays as it is. */
export const CustomerChange = v.variant("channel", [
  v.object({ channel: v.picklist(["whatsapp", "zapi"]), phone: Phone, ...Person }),
  v.object({
    channel: v.picklist(["instagram", "messenger"]),
    /** Without one, somebody new. */
    address: v.optional(v.pipe(v.string(), v.regex(/^\d{5,20}$/))),
    ...Person,
  }),
]);
export type CustomerChange = v.InferOutput<typeof CustomerChange>;

/** A row of the list of customers. Times are epoch milliseconds. */
export interface CustomerSummary {
  key: string;
  channel: ChannelKind;
  address: string;
  /** The address, where it is a number. */
  phone: string | null;
  name: string;
  bsuid: string;
  hidesPhone: boolean;
  isBlocked: boolean;
  unread: number;
  lastMessage: Message | null;
  /** Until when the company may answer with free text; null when it may not. */
  windowEndsAt: number | null;
}

/**
 * How long the company may answer. Source: WhatsApp Business Platform, "Customer service windows"; Messenger Platform,
 * "Messaging windows". Z-API is no official API and knows no window.
 */
export const SERVICE_WINDOW_MS = 24 * 60 * 60 * 1000;

/** Until when free text may be sent, in epoch milliseconds; null when that is over. */
export function windowEndsAt(customer: Customer, now: number): number | null {
  const end = customer.lastWroteAt + SERVICE_WINDOW_MS;
  return end > now ? end : null;
}

export const phoneOf = ({ channel, address }: Customer): string | null => (knowsPhones(channel) ? address : null);

export function summaryOf(customer: Customer, now: number): CustomerSummary {
  const { messages, lastWroteAt: _lastWroteAt, ...known } = customer;
  const lastMessage = messages.at(-1) ?? null;
  return { ...known, phone: phoneOf(customer), lastMessage, windowEndsAt: windowEndsAt(customer, now) };
}
