import { createHash } from "node:crypto";
import type { WhatsAppOptions } from "../options.ts";
import { SERVICE_WINDOW_MS, type Customer } from "../state/customer.ts";
import type { Send } from "../state/sends.ts";
import type { MetaError } from "./errors.ts";

/** Bodies of Meta's `messages` webhook. Times are epoch milliseconds here and strings of seconds there. */
export interface Payloads {
  message(customer: Customer, message: { id: string; at: number; replyTo?: string; block: object }): object;
  status(status: "sent" | "delivered" | "read", send: Send, customer: Customer, at: number): object;
  failure(send: Send, error: MetaError, at: number): object;
}

/** Source: Cloud API, messages webhook reference, and "Business-scoped user IDs" for who is named by what. */
export function createPayloads(options: WhatsAppOptions): Payloads {
  const { wabaId, displayPhone, phoneNumberId } = options;
  const metadata = { display_phone_number: displayPhone, phone_number_id: phoneNumberId };

  const envelope = (value: object): object => ({
    object: "whatsapp_business_account",
    entry: [
      { id: wabaId, changes: [{ value: { messaging_product: "whatsapp", metadata, ...value }, field: "messages" }] },
    ],
  });

  return {
    message: (customer, { id, at, replyTo, block }) =>
      envelope({
        contacts: [contactOf(customer, !customer.hidesPhone)],
        messages: [
          {
            ...(replyTo && { context: { from: displayPhone, id: replyTo } }),
            ...(customer.hidesPhone ? {} : { from: customer.phone }),
            from_user_id: customer.bsuid,
            id,
            timestamp: seconds(at),
            ...block,
          },
        ],
      }),

    status(status, send, customer, at) {
      // A number that the company itself wrote to is no secret, even when its owner hides it.
      const namesPhone = send.sentTo === "phone" || !customer.hidesPhone;
      return envelope({
        contacts: [contactOf(customer, namesPhone)],
        statuses: [
          {
            id: send.id,
            status,
            timestamp: seconds(at),
            ...(namesPhone && { recipient_id: customer.phone }),
            recipient_user_id: customer.bsuid,
            ...callbackOf(send),
            ...(status !== "read" && { conversation: conversationOf(customer, status) }),
            pricing: { billable: false, pricing_model: "PMP", category: "service", type: "free_customer_service" },
          },
        ],
      });
    },

    failure: (send, error, at) =>
      envelope({
        statuses: [
          {
            id: send.id,
            status: "failed",
            timestamp: seconds(at),
            ...(send.sentTo === "phone" ? { recipient_id: send.phone } : { recipient_user_id: send.input }),
            ...callbackOf(send),
            errors: [error.toWebhook()],
          },
        ],
      }),
  };
}

const seconds = (ms: number): string => String(Math.floor(ms / 1000));

const contactOf = ({ name, phone, bsuid }: Customer, namesPhone: boolean): object => ({
  profile: { name },
  ...(namesPhone && { wa_id: phone }),
  user_id: bsuid,
});

const callbackOf = ({ callbackData }: Send): object =>
  callbackData === null ? {} : { biz_opaque_callback_data: callbackData };

function conversationOf({ bsuid, lastWroteAt }: Customer, status: "sent" | "delivered"): object {
  return {
    id: createHash("sha256").update(`${bsuid} ${lastWroteAt}`).digest("hex").slice(0, 32),
    ...(status === "sent" && { expiration_timestamp: seconds(lastWroteAt + SERVICE_WINDOW_MS) }),
    origin: { type: "service" },
  };
}
