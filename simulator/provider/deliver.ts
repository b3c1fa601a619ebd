import type { Customer } from "../state/customer.ts";
import type { Failure, Message } from "../state/message.ts";
import type { Send } from "../state/sends.ts";
import type { World } from "../world.ts";
import type { Provider } from "./provider.ts";

/** An accepted message and the bubble that it is on the customer's phone. */
export interface OnItsWay {
  send: Send;
  customer: Customer;
  message: Message;
}

/** An accepted message on its way to the phone: sent, delivered and, where customers read at once, read. */
export function deliver(world: World, provider: Provider, { send, customer, message }: OnItsWay): void {
  const { options, tasks, gate, customers } = world;
  const { sent, delivered, read } = options.statusDelays;
  tasks.run(async () => {
    await options.clock.wait(sent, tasks.signal);
    // Whoever read the message in the meantime has been reported already.
    if (customers.advance(customer, message, "sent")) provider.tellSent(send, customer);
    await options.clock.wait(delivered, tasks.signal);
    if (customers.advance(customer, message, "delivered")) provider.tellDelivered(send, customer);
    if (options.autoRead) {
      await options.clock.wait(read, tasks.signal);
      if (customers.advance(customer, message, "read")) provider.tellRead([send], customer);
    }
    gate.settle(customer.key);
  });
}

/** An accepted message that never arrives. `bubble` is null when nobody has the address. */
export function undeliver(
  world: World,
  provider: Provider,
  send: Send,
  bubble: { customer: Customer; message: Message } | null,
  failure: Failure,
): void {
  const { options, tasks, gate, customers } = world;
  tasks.run(async () => {
    await options.clock.wait(options.statusDelays.sent, tasks.signal);
    if (bubble) customers.advance(bubble.customer, bubble.message, "failed", failure);
    provider.tellFailed(send, bubble?.customer ?? null, failure);
    gate.settle(bubble?.customer.key ?? send.to);
  });
}

/** The customer looked at the conversation: everything that had arrived is read. Returns how many messages that was. */
export function customerReads({ customers, sends, gate }: World, provider: Provider, customer: Customer): number {
  const read = customers.readAll(customer);
  const known = read.map((message) => sends.find(message.id)).filter((send) => send !== undefined);
  if (known.length > 0) provider.tellRead(known, customer);
  gate.settle(customer.key);
  return read.length;
}
