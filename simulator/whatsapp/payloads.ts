import { createHash } from "node:crypto";
import type { WhatsAppOptions } from "../options.ts";
import { SERVICE_WINDOW_MS, type Customer } from "../state/customer.ts";
import type { Failure } from "../state/message.ts";
import type { Send } from "../state/sends.ts";
import { MetaError } from "../meta/errors.ts";

/** Bodies of Meta's webhooks of a WhatsApp Business Account. Times are epoch milliseconds here and seconds there. */
export interface Payloads {
  message(customer: Customer, message: { id: string; at: number; context: object | null; block: object }): object;
  echo(customer: Customer, message: { id: string; at: number; block: object }): object;
  status(status: "sent" | "delivered" | "read", send: Send, customer: Customer, at: number): object;
  failure(send: Send, failure: Failure, at: number): object;
  /** A change of another field that names the number. */
  ofNumber(field: string, value: object): object;
  /** A change of the account itself, which names no number. */
  ofAccount(field: string, value: object): object;
}

/** Source: Cloud API, messages webhook reference, and "Business-scoped user IDs" for who is named by what. */
export function createPayloads(options: WhatsAppOptions): Payloads {
  const { wabaId, displayPhone, phoneNumberId } = options;
  const metadata = { display_phone_number: displayPhone, phone_number_id: phoneNumberId };

  const ofAccount = (field: string, value: object): object => ({
    object: "whatsapp_business_account",
    entry: [{ id: wabaId, changes: [{ value, field }] }],
  });
  const ofNumber = (field: string, value: object): object =>
    ofAccount(field, { messaging_product: "whatsapp", metadata, ...value });

  return {
    ofAccount,
    ofNumber,

    message: (customer, { id, at, context, block }) =>
      ofNumber("messages", {
        contacts: [contactOf(customer, !customer.hidesPhone)],
        messages: [
          {
            ...(context && { context }),
            ...(customer.hidesPhone ? {} : { from: customer.address }),
            from_user_id: customer.bsuid,
            id,
            timestamp: seconds(at),
            ...block,
          },
        ],
      }),

    echo: (customer, { id, at, block }) =>
      ofNumber("smb_message_echoes", {
        contacts: [contactOf(customer, true)],
        message_echoes: [
          {
            from: displayPhone,
            to: customer.address,
            to_user_id: customer.bsuid,
            id,
            timestamp: seconds(at),
            ...block,
          },
        ],
      }),

    status(status, send, customer, at) {
      // A number that the company itself wrote to is no secret, even when its owner hides it.
      const namesPhone = send.sentTo === "phone" || !customer.hidesPhone;
      return ofNumber("messages", {
        contacts: [contactOf(customer, namesPhone)],
        statuses: [
          {
            id: send.id,
            status,
            timestamp: seconds(at),
            ...(namesPhone && { recipient_id: customer.address }),
            recipient_user_id: customer.bsuid,
            ...callbackOf(send),
            ...(status !== "read" && { conversation: conversationOf(customer, send, status) }),
            pricing: pricingOf(send),
          },
        ],
      });
    },

    failure: (send, { code, details }, at) =>
      ofNumber("messages", {
        statuses: [
          {
            id: send.id,
            status: "failed",
            timestamp: seconds(at),
            ...(send.sentTo === "phone" ? { recipient_id: send.to } : { recipient_user_id: send.input }),
            ...callbackOf(send),
            errors: [new MetaError(code, { details }).toWebhook()],
          },
        ],
      }),
  };
}

export const seconds = (ms: number): string => String(Math.floor(ms / 1000));

export const contactOf = ({ name, address, bsuid }: Customer, namesPhone: boolean): object => ({
  profile: { name },
  ...(namesPhone && { wa_id: address }),
  user_id: bsuid,
});

const callbackOf = ({ callbackData }: Send): object =>
  callbackData === null ? {} : { biz_opaque_callback_data: callbackData };

const pricingOf = ({ category }: Send): object =>
  category === null
    ? { billable: false, pricing_model: "PMP", category: "service", type: "free_customer_service" }
    : { billable: true, pricing_model: "PMP", category, type: "regular" };

function conversationOf({ bsuid, lastWroteAt }: Customer, send: Send, status: "sent" | "delivered"): object {
  return {
    id: createHash("sha256").update(`${bsuid} ${lastWroteAt}`).digest("hex").slice(0, 32),
    ...(status === "sent" && { expiration_timestamp: seconds(lastWroteAt + SERVICE_WINDOW_MS) }),
    origin: { type: send.category ?? "service" },
  };
}
