import { MetaError } from "../meta/errors.ts";
import { attachedOf } from "../provider/content-file.ts";
import { deliver, undeliver } from "../provider/deliver.ts";
import type { Provider } from "../provider/provider.ts";
import { fetchFile } from "../provider/remote-file.ts";
import { windowEndsAt, type Customer } from "../state/customer.ts";
import { newMessage, type Failure } from "../state/message.ts";
import type { Send } from "../state/sends.ts";
import type { WhatsAppChannel } from "./channel.ts";
import { fits } from "./media-rules.ts";
import { render, type Rendered } from "./rendered.ts";
import type { MessageRequest } from "./send-request.ts";

/** Numbers that nobody has, so that a play or a test can meet one; every other number is somebody. */
const WITHOUT_WHATSAPP = /0000$/;

/**
 * Takes a message from Prosa and sets its statuses going. With `failure`, the message never arrives.
 * @returns the body of the Graph API's answer.
 * @throws {MetaError} 131047 when the customer last wrote more than 24 hours ago and it is no template, 131016 when too
 * much is waiting, and what is wrong with a template or with the id of a file
 */
export function acceptMessage(
  channel: WhatsAppChannel,
  provider: Provider,
  request: MessageRequest,
  failure: Failure | null,
): object {
  const { options, sends, outbox } = channel;
  const now = options.clock.now();
  if (!outbox.hasRoom()) throw new MetaError(131016);

  const { sentTo, input, body, quotes, callbackData } = request;
  const address = sentTo === "phone" ? input.replace(/\D/g, "") : input;
  const customer = recipientOf(channel, sentTo, address);
  const isOutsideWindow = customer !== undefined && windowEndsAt(customer, now) === null;
  if (isOutsideWindow && body.type !== "template") throw new MetaError(131047);
  const rendered = render(channel, body);
  if (rendered.media) refuseUnknownId(channel, rendered.media);

  const to = customer?.address ?? address;
  const send: Send = {
    id: options.newMessageId("whatsapp"),
    at: now,
    channel: "whatsapp",
    to,
    phone: to,
    sentTo,
    input,
    type: body.type,
    text: rendered.text,
    callbackData,
    quotes: rendered.reactsTo ?? quotes,
    category: rendered.category,
  };
  sends.add(send);

  if (customer) {
    bringTo(channel, provider, { send, customer, rendered }, customer.isBlocked ? undeliverable() : failure);
  } else {
    // Meta does not say at once that a number has no WhatsApp: it accepts, and then reports it as undeliverable.
    undeliver(channel, provider, send, null, failure ?? undeliverable());
  }
  return {
    messaging_product: "whatsapp",
    contacts: [{ input, ...(sentTo === "phone" ? { wa_id: to } : { user_id: input }) }],
    messages: [{ id: send.id, ...(body.type === "template" && { message_status: "accepted" }) }],
  };
}

const undeliverable = (): Failure => new MetaError(131026);

function bringTo(
  channel: WhatsAppChannel,
  provider: Provider,
  { send, customer, rendered }: { send: Send; customer: Customer; rendered: Rendered },
  failure: Failure | null,
): void {
  const { id, at, type, text, quotes } = send;
  const message = newMessage({ id, from: "business", type, text, at, quotes, buttons: rendered.buttons });
  channel.customers.addMessage(customer, message);
  if (failure) return undeliver(channel, provider, send, { customer, message }, failure);
  if (!rendered.media) return deliver(channel, provider, { send, customer, message });
  const { media } = rendered;
  channel.tasks.run(async () => {
    const { source, isVoice, fileName } = media;
    const file =
      "id" in source ? channel.files.find(source.id) : await fetchFile(channel, source.link, fileName ?? null);
    if (!file || !fits(media.type, file.mime, file.bytes.length)) {
      return undeliver(channel, provider, send, { customer, message }, new MetaError(131053));
    }
    channel.customers.changeMessage(customer, message, {
      media: { ...attachedOf(file, isVoice), name: fileName ?? file.name },
    });
    deliver(channel, provider, { send, customer, message });
  });
}

function refuseUnknownId({ files }: WhatsAppChannel, { source }: NonNullable<Rendered["media"]>): void {
  if ("id" in source && !files.find(source.id)) throw new MetaError(131009, { details: "There is no such media id." });
}

function recipientOf({ customers }: WhatsAppChannel, sentTo: "phone" | "bsuid", address: string): Customer | undefined {
  const known = customers.findAt("whatsapp", address);
  if (known || sentTo === "bsuid" || WITHOUT_WHATSAPP.test(address)) return known;
  return customers.put({ channel: "whatsapp", phone: address });
}
