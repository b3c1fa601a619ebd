import { MetaError } from "../meta/errors.ts";
import { attachedOf } from "../provider/content-file.ts";
import { deliver, undeliver } from "../provider/deliver.ts";
import type { Provider } from "../provider/provider.ts";
import { fetchFile } from "../provider/remote-file.ts";
import { SERVICE_WINDOW_MS, windowEndsAt, type Customer } from "../state/customer.ts";
import { newMessage, type Failure } from "../state/message.ts";
import type { Send } from "../state/sends.ts";
import type { MessagingChannel } from "./channel.ts";
import type { MessageRequest, SendRequest } from "./send-request.ts";

type Acted = Exclude<SendRequest, MessageRequest>;

/**
 * Takes a message from Prosa. With `failure`, it never arrives, and nobody tells.
 * @returns the body of the Send API's answer.
 * @throws {MetaError} 10 outside the window, 100 for nobody or a file that cannot be had, 131016 when too much is waiting
 */
export async function acceptMessage(
  channel: MessagingChannel,
  provider: Provider,
  request: MessageRequest,
  failure: Failure | null,
): Promise<object> {
  const customer = recipientOf(channel, request.to);
  if (!channel.outbox.hasRoom()) throw new MetaError(131016);
  if (!mayWrite(customer, request.isFromHumanAgent, channel.options.clock.now())) {
    throw new MetaError(10, { subcode: 2018278 });
  }
  const file = request.fileUrl === null ? null : await fetchFile(channel, request.fileUrl);
  if (request.fileUrl !== null && file === null) {
    throw new MetaError(100, { message: "Upload attachment failure.", subcode: 2018047 });
  }

  const send = sendOf(channel, customer, request.type, request.text, request.metadata, request.quotes);
  const { id, at, type, text, quotes } = send;
  const media = file && attachedOf(file, type === "audio");
  const message = newMessage({ id, from: "business", type, text, at, quotes, media, buttons: request.buttons });
  channel.customers.addMessage(customer, message);
  if (failure) undeliver(channel, provider, send, { customer, message }, failure);
  else deliver(channel, provider, { send, customer, message });
  return { recipient_id: customer.address, message_id: id };
}

/** A reaction, a look or typing; the answer names no message. */
export function act(channel: MessagingChannel, provider: Provider, request: Acted): object {
  const { customers, feed } = channel;
  const customer = recipientOf(channel, request.to);
  if (request.kind === "reaction") {
    const send = sendOf(channel, customer, "reaction", request.emoji, null, request.messageId);
    const { id, at, type, text, quotes } = send;
    const message = newMessage({ id, from: "business", type, text, at, quotes });
    customers.addMessage(customer, message);
    deliver(channel, provider, { send, customer, message });
  } else if (request.kind === "seen") {
    for (const message of customer.messages) {
      if (message.from === "customer") customers.advance(customer, message, "read");
    }
  } else {
    feed.publish({ type: "typing", key: customer.key });
  }
  return { recipient_id: customer.address };
}

function sendOf(
  channel: MessagingChannel,
  { address }: Customer,
  type: string,
  text: string,
  callbackData: string | null,
  quotes: string | null,
): Send {
  const { kind, options, sends } = channel;
  const id = options.newMessageId(kind);
  const at = options.clock.now();
  const to = { to: address, phone: address, sentTo: "scoped id", input: address } as const;
  const send: Send = { id, at, channel: kind, ...to, type, text, callbackData, quotes, category: null };
  sends.add(send);
  return send;
}

function recipientOf({ customers, kind }: MessagingChannel, to: string): Customer {
  const customer = customers.findAt(kind, to);
  if (!customer) throw new MetaError(100, { message: "No matching user found", subcode: 2018001 });
  return customer;
}

/** Source: Messenger Platform, "Human agent": within seven days a person may still answer. */
const mayWrite = (customer: Customer, isFromHumanAgent: boolean, now: number): boolean =>
  windowEndsAt(customer, now) !== null || (isFromHumanAgent && customer.lastWroteAt + 7 * SERVICE_WINDOW_MS > now);
