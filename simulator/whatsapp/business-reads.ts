import type { WhatsAppChannel } from "./channel.ts";
import { MetaError } from "../meta/errors.ts";

/**
 * The company read a customer's message, and with it everything the customer wrote before it.
 * Source: Cloud API, "Mark messages as read" and "Typing indicators".
 * @throws {MetaError} 100 when there is no such message from a customer.
 */
export function businessReads(
  { customers, feed }: WhatsAppChannel,
  { messageId, isTyping }: { messageId: string; isTyping: boolean },
): void {
  for (const customer of customers.all().filter(({ channel }) => channel === "whatsapp")) {
    const index = customer.messages.findIndex(({ id, from }) => id === messageId && from === "customer");
    if (index < 0) continue;
    for (const message of customer.messages.slice(0, index + 1)) {
      if (message.from === "customer") customers.advance(customer, message, "read");
    }
    if (isTyping) feed.publish({ type: "typing", key: customer.key });
    return;
  }
  throw new MetaError(100, { message: "Invalid parameter: message_id", details: "There is no such message." });
}
