import type { Customer } from "../state/customer.ts";
import type { Message } from "../state/message.ts";
import type { Send } from "../state/sends.ts";
import type { WhatsAppChannel } from "./channel.ts";
import type { MetaError } from "./errors.ts";

/** An accepted message on its way to the phone: sent, delivered and, where customers read at once, read. */
export function deliverMessage(channel: WhatsAppChannel, send: Send, customer: Customer, message: Message): void {
  const { options, tasks, gate } = channel;
  const { sent, delivered, read } = options.statusDelays;
  tasks.run(async () => {
    await options.clock.wait(sent, tasks.signal);
    report(channel, "sent", send, customer, message);
    await options.clock.wait(delivered, tasks.signal);
    report(channel, "delivered", send, customer, message);
    if (options.autoRead) {
      await options.clock.wait(read, tasks.signal);
      report(channel, "read", send, customer, message);
    }
    gate.settle(customer.phone);
  });
}

/** An accepted message that never arrives. `bubble` is null when nobody has the number. */
export function failMessage(
  channel: WhatsAppChannel,
  send: Send,
  bubble: { customer: Customer; message: Message } | null,
  error: MetaError,
): void {
  const { options, tasks, gate, payloads, customers } = channel;
  tasks.run(async () => {
    await options.clock.wait(options.statusDelays.sent, tasks.signal);
    if (bubble) {
      customers.advance(bubble.customer, bubble.message, "failed", { code: error.code, details: error.details });
    }
    channel.tellStatus(send.phone, payloads.failure(send, error, options.clock.now()));
    gate.settle(send.phone);
  });
}

/** The customer looked at the conversation: everything that had arrived is read. Returns how many messages that was. */
export function customerReads(channel: WhatsAppChannel, customer: Customer): number {
  const { customers, sends, payloads, options, gate } = channel;
  const read = customers.readAll(customer);
  for (const message of read) {
    const send = sends.find(message.id);
    if (send) channel.tellStatus(customer.phone, payloads.status("read", send, customer, options.clock.now()));
  }
  gate.settle(customer.phone);
  return read.length;
}

function report(
  { customers, options, payloads, tellStatus }: WhatsAppChannel,
  status: "sent" | "delivered" | "read",
  send: Send,
  customer: Customer,
  message: Message,
): void {
  // Whoever read the message in the meantime has been reported already.
  if (!customers.advance(customer, message, status)) return;
  tellStatus(customer.phone, payloads.status(status, send, customer, options.clock.now()));
}
