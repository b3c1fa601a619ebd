import type { Content } from "../provider/content.ts";
import type { Provider, Said } from "../provider/provider.ts";
import type { Customer } from "../state/customer.ts";
import type { Send } from "../state/sends.ts";
import { chatOf, lidOf, type ZapiChannel } from "./channel.ts";
import { contentBlock } from "./content-block.ts";
import { echoBlock } from "./echo-block.ts";

/** Z-API as one of the providers. It reports what it was told to send as well, marked as its own. */
export function zapiProvider(channel: ZapiChannel): Provider {
  const { account, options, files } = channel;

  const received = (customer: Customer, messageId: string, about: object): object => ({
    isStatusReply: false,
    chatLid: lidOf(customer),
    connectedPhone: account.phone,
    waitingMessage: false,
    isEdit: false,
    isGroup: false,
    isNewsletter: false,
    messageId,
    phone: chatOf(customer),
    fromMe: false,
    momment: options.clock.now(),
    status: "RECEIVED",
    chatName: customer.name,
    senderPhoto: null,
    senderName: customer.name,
    photo: null,
    broadcast: false,
    participantLid: null,
    forwarded: false,
    type: "ReceivedCallback",
    fromApi: false,
    ...about,
  });

  /** An edit and a revocation come under the id of the message that they are about. */
  const idOf = ({ content, message }: Said): string =>
    content.type === "edit" || content.type === "revoke" ? (content.messageId ?? message.id) : message.id;

  const aboutOf = (said: Said): object => ({
    ...(said.replyTo && { referenceMessageId: said.replyTo }),
    ...(said.forwarded && { forwarded: true }),
    ...(said.content.type === "edit" && { isEdit: true }),
    ...(said.ad && { externalAdReply: adOf(said.ad) }),
    ...contentBlock(said, channel.fileUrl),
  });

  const status = (name: string, known: readonly Send[], customer: Customer): void => {
    const ids = known.filter(({ type }) => type !== "reaction").map(({ id }) => id);
    const about = { status: name, ids, momment: options.clock.now(), phone: chatOf(customer), isGroup: false };
    if (ids.length > 0) channel.tellStatus({ type: "MessageStatusCallback", phoneDevice: 0, ...about }, customer.key);
  };

  return {
    channel: "zapi",
    kinds: KINDS,
    tellSaid: (said, onDelivered) =>
      channel.tell(received(said.customer, idOf(said), aboutOf(said)), said.customer.key, onDelivered),
    tellEcho(said) {
      const about = { fromMe: true, senderName: options.businessName, ...aboutOf(said) };
      channel.tell(received(said.customer, idOf(said), about), said.customer.key);
    },
    tellSent(send, customer) {
      const { id, to } = send;
      channel.tellStatus({ type: "DeliveryCallback", phone: to, zaapId: id, messageId: id }, customer.key);
      const message = customer.messages.find((it) => it.id === id);
      const echo = message && echoBlock(message, fileUrl, customer);
      if (echo) {
        const about = { fromMe: true, fromApi: true, status: "SENT", senderName: options.businessName, ...echo };
        channel.tell(received(customer, id, about), customer.key);
      }
      status("SENT", [send], customer);
    },
    tellDelivered: (send, customer) => status("RECEIVED", [send], customer),
    tellRead: (known, customer) => status("READ", known, customer),
    tellFailed({ id, to }, customer, { details }) {
      const about = { phone: to, zaapId: id, messageId: id, error: details };
      channel.tellStatus({ type: "DeliveryCallback", ...about }, customer?.key ?? to);
    },
    tellRaw: (payload) => channel.tell(payload, account.instanceId),
  };

  function fileUrl(fileId: string): string | null {
    const file = files.find(fileId);
    return file ? channel.fileUrl(file) : null;
  }
}

const KINDS: readonly Content["type"][] = [
  ...(["text", "image", "video", "audio", "sticker", "document", "location", "contacts", "reaction"] as const),
  ...(["button", "list_reply", "order", "edit", "revoke", "unsupported"] as const),
];

const adOf = (title: string): object => ({
  title,
  body: "Peça pelo WhatsApp",
  mediaType: 1,
  thumbnailUrl: "https://anuncios.example/anuncio.jpg",
  sourceType: "ad",
  sourceId: "120200000000000003",
  ctwaClid: "clique-de-exemplo",
  sourceUrl: "https://fb.me/anuncio-de-exemplo",
});
