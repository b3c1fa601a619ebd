import type { ChannelKind } from "../state/channel-kind.ts";
import type { Customer } from "../state/customer.ts";
import type { StoredFile } from "../state/files.ts";
import type { Failure, Message } from "../state/message.ts";
import type { Send } from "../state/sends.ts";
import type { Content, Extras } from "./content.ts";

/** What a customer, or the company on its own phone, said. `file` is there for the kinds that carry one. */
export interface Said extends Extras {
  customer: Customer;
  message: Message;
  content: Content;
  file: StoredFile | null;
}

/** How a provider tells Prosa of what happens. */
export interface Provider {
  channel: ChannelKind;
  /** The kinds of message that customers can send there. */
  kinds: readonly Content["type"][];
  /** The customer's message goes to Prosa; `onDelivered` is called once Prosa took it. */
  tellSaid(said: Said, onDelivered: () => void): void;
  /** The company wrote to the customer on its phone or in the provider's own inbox, and not through Prosa. */
  tellEcho(said: Said): void;
  tellSent(send: Send, customer: Customer): void;
  tellDelivered(send: Send, customer: Customer): void;
  /** All of them were read at once. */
  tellRead(sends: readonly Send[], customer: Customer): void;
  /** It never arrived; `customer` is null when nobody has the address. */
  tellFailed(send: Send, customer: Customer | null, failure: Failure): void;
  /** Any payload, as the provider would sign and post it. */
  tellRaw(payload: object): void;
}

export type Providers = Record<ChannelKind, Provider>;
