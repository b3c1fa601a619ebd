import type { ChannelKind } from "./channel-kind.ts";
import { phoneOf, SERVICE_WINDOW_MS, summaryOf } from "./customer.ts";
import type { Customer, CustomerChange, CustomerSummary } from "./customer.ts";
import type { Feed } from "./feed.ts";
import { movesForward, type Failure, type Message, type MessageStatus } from "./message.ts";
import { newCustomer } from "./new-customer.ts";
import { spellingsOf } from "./phone-spelling.ts";

/** The people who play here, and what each one's phone shows. Every change is told to the feed. */
export interface Customers {
  /** Creates the customer, or changes what is given. */
  put(change: CustomerChange): Customer;
  /** By key; of WhatsApp also by the number in any spelling, or by business-scoped user id. */
  find(key: string): Customer | undefined;
  /** By what the channel's provider calls them. */
  findAt(channel: ChannelKind, address: string): Customer | undefined;
  all(): Customer[];
  summaries(): CustomerSummary[];
  addMessage(customer: Customer, message: Message): void;
  /** The message is another now: edited, or taken back. */
  changeMessage(customer: Customer, message: Message, change: Partial<Message>): void;
  setBlocked(customer: Customer, isBlocked: boolean): void;
  /** The customer has another number from now on. */
  move(customer: Customer, phone: string): void;
  /** Does nothing when the message is already as far. Returns whether it moved. */
  advance(customer: Customer, message: Message, status: MessageStatus, failure?: Failure): boolean;
  /** The customer looked at the conversation: returns the messages that became read. */
  readAll(customer: Customer): Message[];
}

export function createCustomers(
  feed: Feed,
  now: () => number,
  newScopedId: () => string,
  seeds: readonly CustomerChange[],
): Customers {
  const byKey = new Map<string, Customer>();

  const tell = (customer: Customer): void => feed.publish({ type: "customer", customer: summaryOf(customer, now()) });
  const tellMessage = (customer: Customer, message: Message): void => {
    feed.publish({ type: "message", key: customer.key, phone: phoneOf(customer), message });
    tell(customer);
  };

  const customers: Customers = {
    findAt: (channel, address) =>
      spellingsOf(address)
        .map((spelling) => byKey.get(keyOf(channel, spelling)))
        .find((customer) => customer !== undefined) ??
      customers.all().find((customer) => customer.channel === channel && customer.bsuid === address),

    find: (key) => byKey.get(key) ?? customers.findAt("whatsapp", key),

    all: () => [...byKey.values()],

    summaries: () => customers.all().map((customer) => summaryOf(customer, now())),

    put(change) {
      const address = "phone" in change ? change.phone : (change.address ?? newScopedId());
      const { channel } = change;
      const customer =
        customers.findAt(channel, address) ?? newCustomer(channel, keyOf(channel, address), address, now());
      customer.name = change.name ?? customer.name;
      customer.bsuid = change.bsuid ?? customer.bsuid;
      customer.hidesPhone = change.hidePhone ?? customer.hidesPhone;
      if (change.windowOpen !== undefined) customer.lastWroteAt = now() - (change.windowOpen ? 0 : SERVICE_WINDOW_MS);
      byKey.set(customer.key, customer);
      tell(customer);
      return customer;
    },

    addMessage(customer, message) {
      customer.messages.push(message);
      if (message.from === "customer") customer.lastWroteAt = message.at;
      tellMessage(customer, message);
    },

    changeMessage(customer, message, change) {
      Object.assign(message, change);
      tellMessage(customer, message);
    },

    setBlocked(customer, isBlocked) {
      customer.isBlocked = isBlocked;
      tell(customer);
    },

    move(customer, phone) {
      byKey.delete(customer.key);
      customer.address = phone;
      customer.key = keyOf(customer.channel, phone);
      byKey.set(customer.key, customer);
      tell(customer);
    },

    advance(customer, message, status, failure) {
      if (!movesForward(message.status, status)) return false;
      message.status = status;
      message.failure = failure ?? null;
      if (message.from === "business" && status === "delivered") customer.unread += 1;
      if (message.from === "business" && status === "read") customer.unread -= 1;
      tellMessage(customer, message);
      return true;
    },

    readAll: (customer) =>
      customer.messages.filter(
        (message) =>
          message.from === "business" && message.status === "delivered" && customers.advance(customer, message, "read"),
      ),
  };

  for (const seed of seeds) customers.put(seed);
  return customers;
}

const keyOf = (channel: ChannelKind, address: string): string =>
  channel === "whatsapp" ? address : `${channel}:${address}`;
