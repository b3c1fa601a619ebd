import { windowEndsAt, type Customer } from "../state/customer.ts";
import type { Message } from "../state/message.ts";
import type { Send } from "../state/sends.ts";
import type { WhatsAppChannel } from "./channel.ts";
import { MetaError } from "./errors.ts";
import type { SendRequest } from "./send-request.ts";
import { deliverMessage, failMessage } from "./statuses.ts";

type TextRequest = Extract<SendRequest, { kind: "text" }>;

/** Numbers that nobody has, so that a play or a test can meet one; every other number is somebody. */
const WITHOUT_WHATSAPP = /0000$/;

/**
 * Takes a message from Prosa and sets its statuses going. With `failure`, the message never arrives.
 * @returns the body of the Graph API's answer.
 * @throws {MetaError} 131047 when the customer last wrote more than 24 hours ago, 131016 when too much is waiting.
 */
export function acceptMessage(channel: WhatsAppChannel, request: TextRequest, failure: MetaError | null): object {
  const { options, customers, sends, outbox } = channel;
  const now = options.clock.now();
  if (!outbox.hasRoom()) throw new MetaError(131016);

  const { sentTo, input, text, callbackData } = request;
  const address = sentTo === "phone" ? input.replace(/\D/g, "") : input;
  const customer = recipientOf(channel, sentTo, address);
  if (customer && windowEndsAt(customer, now) === null) throw new MetaError(131047);

  const phone = customer?.phone ?? address;
  const send: Send = { id: options.newMessageId(), at: now, phone, sentTo, input, text, callbackData };
  sends.add(send);

  if (customer) {
    const { id, at } = send;
    const message: Message = { id, from: "business", type: "text", text, at, status: "accepted", failure: null };
    customers.addMessage(customer, message);
    if (failure) failMessage(channel, send, { customer, message }, failure);
    else deliverMessage(channel, send, customer, message);
  } else {
    // Meta does not say at once that a number has no WhatsApp: it accepts, and then reports it as undeliverable.
    failMessage(channel, send, null, failure ?? new MetaError(131026));
  }
  return {
    messaging_product: "whatsapp",
    contacts: [{ input, ...(sentTo === "phone" ? { wa_id: phone } : { user_id: input }) }],
    messages: [{ id: send.id }],
  };
}

function recipientOf({ customers }: WhatsAppChannel, sentTo: "phone" | "bsuid", address: string): Customer | undefined {
  const known = customers.find(address);
  if (known || sentTo === "bsuid" || WITHOUT_WHATSAPP.test(address)) return known;
  return customers.put({ phone: address });
}
