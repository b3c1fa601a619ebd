import type { Content } from "../provider/content.ts";
import type { Provider } from "../provider/provider.ts";
import type { Customer } from "../state/customer.ts";
import type { Send } from "../state/sends.ts";
import type { MessagingChannel, MessagingKind } from "./channel.ts";
import { eventOf } from "./event.ts";

/** Prosa's app, as echoes name it. */
const APP_ID = 100000000000088;

/** Instagram or Messenger as one of the providers. Neither reports failures after a message was accepted. */
export function messagingProvider(channel: MessagingChannel): Provider {
  const { account, options } = channel;
  const from = (customer: Customer) => ({
    sender: { id: customer.address },
    recipient: { id: account.accountId },
    timestamp: options.clock.now(),
  });
  const to = (customer: Customer) => ({
    sender: { id: account.accountId },
    recipient: { id: customer.address },
    timestamp: options.clock.now(),
  });

  return {
    channel: channel.kind,
    kinds: KINDS[channel.kind],

    tellSaid: (said, onDelivered) =>
      channel.tell({ ...from(said.customer), ...eventOf(channel, said) }, said.customer, onDelivered),

    tellEcho(said) {
      const event = eventOf(channel, said);
      const message = { ...(event.message as object), is_echo: true };
      channel.tell({ ...to(said.customer), ...event, ...("message" in event && { message }) }, said.customer);
    },

    tellSent(send, customer) {
      if (send.type === "reaction") return;
      const metadata = channel.kind === "messenger" && send.callbackData ? { metadata: send.callbackData } : {};
      const message = {
        mid: send.id,
        is_echo: true,
        app_id: APP_ID,
        ...metadata,
        ...echoedBody(channel, send, customer),
      };
      channel.tell({ ...to(customer), message }, customer);
    },

    tellDelivered(send, customer) {
      if (channel.kind !== "messenger" || send.type === "reaction") return;
      const delivery = { mids: [send.id], watermark: options.clock.now() };
      channel.tellStatus({ ...from(customer), delivery }, customer);
    },

    tellRead(sends, customer) {
      const last = sends.at(-1);
      const read = channel.kind === "messenger" ? { watermark: options.clock.now() } : { mid: last?.id };
      channel.tellStatus({ ...from(customer), read }, customer);
    },

    tellFailed: () => {},
    tellRaw: (payload) => channel.tellRaw(payload),
  };
}

function echoedBody(channel: MessagingChannel, send: Send, customer: Customer): object {
  const media = customer.messages.find(({ id }) => id === send.id)?.media;
  const file = media && channel.files.find(media.url.split("/").at(-1) ?? "");
  if (!file) return { text: send.text };
  const type = send.type === "document" ? "file" : send.type;
  return { attachments: [{ type, payload: { url: channel.fileUrl(file) } }] };
}

const EVERYWHERE: readonly Content["type"][] = [
  ...(["text", "image", "video", "audio", "share", "reaction", "button"] as const),
  ...(["postback", "quick_reply", "edit", "revoke", "unsupported"] as const),
];

const KINDS: Record<MessagingKind, readonly Content["type"][]> = {
  instagram: [...EVERYWHERE, "story_mention", "story_reply"],
  messenger: [...EVERYWHERE, "document", "sticker", "location"],
};
