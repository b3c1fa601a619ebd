import * as v from "valibot";
import type { World } from "../world.ts";
import { About, type Customer } from "../state/customer.ts";
import { newMessage, type Message } from "../state/message.ts";
import { attachedOf, fileOf } from "./content-file.ts";
import { Content, displayText, ExtrasFields } from "./content.ts";
import type { Provider, Said } from "./provider.ts";
import { pressed, targetOf } from "./target.ts";

/** What a customer sends: content, who they are where that changes, and what comes with it. */
export const CustomerMessage = v.intersect([Content, v.object({ ...About, ...ExtrasFields })]);
export type CustomerMessage = v.InferOutput<typeof CustomerMessage>;

/** Why nothing was sent: the channel has no such kind of message, or there is no message that the act could be about. */
export type NotSent = "not_there" | "nothing_to_react_to";

/**
 * A customer's message goes to their phone at once, and to Prosa as a webhook, unless the company blocked them.
 * @returns the message; of an edit or a revocation, the one that it changed.
 */
export function customerSends(
  world: World,
  provider: Provider,
  customer: Customer,
  sent: CustomerMessage,
): Message | NotSent {
  const said = sayingOf(world, provider, customer, sent, "customer");
  if (typeof said === "string") return said;
  const { message, content } = said;
  if (content.type === "edit" || content.type === "revoke") return amend(world, provider, said, content);
  world.customers.addMessage(customer, message);
  if (!customer.isBlocked) provider.tellSaid(said, () => world.customers.advance(customer, message, "delivered"));
  return message;
}

/** The phone shows the changed message in place of the old one; Prosa hears of the change. */
function amend(world: World, provider: Provider, said: Said, change: Amendment): Message {
  const { customer, message } = said;
  if (!customer.isBlocked) provider.tellSaid(said, () => {});
  const changed = customer.messages.find(({ id }) => id === message.quotes);
  if (!changed) return message;
  world.customers.changeMessage(customer, changed, amendedBy(change));
  return changed;
}

/** The company writes on its own phone, or in the provider's own inbox: Prosa hears of it as an echo. */
export function companyWrites(
  world: World,
  provider: Provider,
  customer: Customer,
  sent: CustomerMessage,
): Message | NotSent {
  const said = sayingOf(world, provider, customer, sent, "business");
  if (typeof said === "string") return said;
  world.customers.addMessage(customer, said.message);
  world.customers.advance(customer, said.message, "delivered");
  provider.tellEcho(said);
  return said.message;
}

function sayingOf(
  world: World,
  provider: Provider,
  customer: Customer,
  sent: CustomerMessage,
  from: Message["from"],
): Said | NotSent {
  const { options, files } = world;
  if (!provider.kinds.includes(sent.type)) return "not_there";
  const target = targetOf(sent, customer);
  if (target === null) return "nothing_to_react_to";
  const content = withTarget(sent, target, customer);
  const file = fileOf(content, files);
  const message = newMessage({
    id: options.newMessageId(provider.channel),
    from,
    type: content.type,
    text: displayText(content),
    at: options.clock.now(),
    media: file && attachedOf(file, content.type === "audio" && content.isVoice),
    quotes: target ?? sent.replyTo ?? null,
  });
  return { customer, message, content, file, replyTo: sent.replyTo, forwarded: sent.forwarded, ad: sent.ad };
}

function withTarget(content: Content, messageId: string | undefined, customer: Customer): Content {
  if (messageId === undefined) return content;
  const target = customer.messages.find(({ id }) => id === messageId);
  return content.type === "button"
    ? { ...content, messageId, ...pressed(content, target) }
    : ({ ...content, messageId } as Content);
}

type Amendment = Extract<Content, { type: "edit" | "revoke" }>;

const amendedBy = (change: Amendment): Partial<Message> =>
  change.type === "edit" ? { text: change.text, isEdited: true } : { text: "", media: null, isRevoked: true };
