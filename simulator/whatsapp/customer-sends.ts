import * as v from "valibot";
import { CustomerChange, type Customer } from "../state/customer.ts";
import type { Message } from "../state/message.ts";
import type { WhatsAppChannel } from "./channel.ts";
import { Content, contentBlock, displayText } from "./content.ts";

/** What a customer sends: content, who they are where that changes, and which message they reply to. */
export const CustomerMessage = v.intersect([
  Content,
  v.object({
    ...v.omit(CustomerChange, ["phone"]).entries,
    replyTo: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(300))),
  }),
]);
export type CustomerMessage = v.InferOutput<typeof CustomerMessage>;

/**
 * A customer's message goes to their phone at once, and to Prosa as a webhook.
 * @returns the message, or null for a reaction when there is no message to react to.
 */
export function customerSends(channel: WhatsAppChannel, phone: string, sent: CustomerMessage): Message | null {
  const { options, customers, payloads } = channel;
  const customer = customers.put({ phone, name: sent.name, bsuid: sent.bsuid, hidePhone: sent.hidePhone });
  const content = withTarget(sent, customer);
  if (content === null) return null;

  const message: Message = {
    id: options.newMessageId(),
    from: "customer",
    type: content.type,
    text: displayText(content),
    at: options.clock.now(),
    status: "sent",
    failure: null,
  };
  customers.addMessage(customer, message);
  const { id, at } = message;
  const block = contentBlock(content, id);
  const payload = payloads.message(customer, { id, at, replyTo: sent.replyTo, block });
  channel.tellMessage(customer.phone, payload, () => customers.advance(customer, message, "delivered"));
  return message;
}

function withTarget(content: Content, customer: Customer): Content | null {
  if (content.type !== "reaction" || content.messageId !== undefined) return content;
  const target = customer.messages.findLast((message) => message.from === "business");
  return target ? { ...content, messageId: target.id } : null;
}
