import { createHash } from "node:crypto";
import { SERVICE_WINDOW_MS, summaryOf, type Customer, type CustomerChange, type CustomerSummary } from "./customer.ts";
import type { Feed } from "./feed.ts";
import { movesForward, type Failure, type Message, type MessageStatus } from "./message.ts";
import { spellingsOf } from "./phone-spelling.ts";

/** The people who play here, and what each one's phone shows. Every change is told to the feed. */
export interface Customers {
  /** Creates the customer, or changes what is given. */
  put(change: CustomerChange): Customer;
  /** By number, in any spelling, or by business-scoped user id. */
  find(address: string): Customer | undefined;
  all(): Customer[];
  summaries(): CustomerSummary[];
  addMessage(customer: Customer, message: Message): void;
  /** Does nothing when the message is already as far. Returns whether it moved. */
  advance(customer: Customer, message: Message, status: MessageStatus, failure?: Failure): boolean;
  /** The customer looked at the conversation: returns the messages that became read. */
  readAll(customer: Customer): Message[];
}

export function createCustomers(feed: Feed, now: () => number, seeds: readonly CustomerChange[]): Customers {
  const byPhone = new Map<string, Customer>();

  const findByPhone = (phone: string): Customer | undefined =>
    spellingsOf(phone)
      .map((spelling) => byPhone.get(spelling))
      .find((customer) => customer !== undefined);

  const tell = (customer: Customer): void => feed.publish({ type: "customer", customer: summaryOf(customer, now()) });

  const customers: Customers = {
    find: (address) => findByPhone(address) ?? customers.all().find((customer) => customer.bsuid === address),

    all: () => [...byPhone.values()],

    summaries: () => customers.all().map((customer) => summaryOf(customer, now())),

    put(change) {
      const customer = findByPhone(change.phone) ?? newCustomer(change.phone, now());
      customer.name = change.name ?? customer.name;
      customer.bsuid = change.bsuid ?? customer.bsuid;
      customer.hidesPhone = change.hidePhone ?? customer.hidesPhone;
      if (change.windowOpen !== undefined) customer.lastWroteAt = now() - (change.windowOpen ? 0 : SERVICE_WINDOW_MS);
      byPhone.set(customer.phone, customer);
      tell(customer);
      return customer;
    },

    addMessage(customer, message) {
      customer.messages.push(message);
      if (message.from === "customer") customer.lastWroteAt = message.at;
      feed.publish({ type: "message", phone: customer.phone, message });
      tell(customer);
    },

    advance(customer, message, status, failure) {
      if (!movesForward(message.status, status)) return false;
      message.status = status;
      message.failure = failure ?? null;
      if (message.from === "business" && status === "delivered") customer.unread += 1;
      if (message.from === "business" && status === "read") customer.unread -= 1;
      feed.publish({ type: "message", phone: customer.phone, message });
      tell(customer);
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

function newCustomer(phone: string, now: number): Customer {
  return {
    phone,
    name: `Cliente ${phone.slice(-4)}`,
    bsuid: bsuidOf(phone),
    hidesPhone: false,
    messages: [],
    unread: 0,
    lastWroteAt: now,
  };
}

/** Derived from the number, so that a customer is the same person to Prosa after the simulator restarts. */
function bsuidOf(phone: string): string {
  const digest = createHash("sha256").update(phone).digest();
  return `BR.${digest.readBigUInt64BE().toString().padStart(20, "1")}`;
}
