import type { Said } from "../provider/provider.ts";
import type { StoredFile } from "../state/files.ts";

type Block = Record<string, unknown>;

/**
 * The part of a `ReceivedCallback` that depends on what was said. `urlOf` is where a file is stored.
 * Source: developer.z-api.io, webhooks, "Ao receber".
 */
export function contentBlock({ customer, content, file, message }: Said, urlOf: (file: StoredFile) => string): Block {
  const media = (name: string, more: Block = {}): Block =>
    file === null ? {} : { [name]: { [`${name}Url`]: urlOf(file), mimeType: file.mime, ...more } };
  switch (content.type) {
    case "text":
    case "edit":
      return { text: { message: content.text } };
    case "image":
      return media("image", { caption: content.text, width: 640, height: 480 });
    case "video":
      return media("video", { caption: content.text, seconds: 2 });
    case "audio":
      return media("audio", { ptt: content.isVoice, seconds: 3 });
    case "sticker":
      return media("sticker");
    case "document":
      return media("document", {
        fileName: content.fileName,
        title: content.fileName,
        pageCount: 1,
        caption: content.text,
      });
    case "location":
      return {
        location: {
          latitude: content.latitude,
          longitude: content.longitude,
          name: content.placeName,
          address: "",
          url: "",
        },
      };
    case "contacts":
      return { contact: contactOf(content.contactName, content.contactPhone) };
    case "reaction":
      return { reaction: { value: content.emoji, time: message.at, ...referenced(customer, content.messageId) } };
    case "button":
      return {
        referenceMessageId: content.messageId,
        buttonsResponseMessage: { buttonId: content.payload, message: content.text },
      };
    case "list_reply":
      return { listResponseMessage: { message: content.text, title: content.text, selectedRowId: content.id } };
    case "order":
      return { order: orderOf(content.product, content.text) };
    case "revoke":
      return { notification: "REVOKE", notificationParameters: [], referenceMessageId: content.messageId };
    default:
      return { poll: { question: "Qual caneca?", pollMaxOptions: 1, options: [{ name: "Azul" }, { name: "Verde" }] } };
  }
}

const referenced = ({ address, messages }: Said["customer"], messageId: string | undefined): Block => ({
  referencedMessage: {
    messageId,
    fromMe: messages.find(({ id }) => id === messageId)?.from !== "customer",
    phone: address,
    participant: null,
  },
});

const contactOf = (name: string, phone: string): Block => ({
  displayName: name,
  vCard: `BEGIN:VCARD\nVERSION:3.0\nN:;${name};;;\nFN:${name}\nTEL;type=CELL;waid=${phone}:+${phone}\nEND:VCARD`,
  phones: [phone],
});

const orderOf = (product: string, message: string): Block => ({
  itemCount: 1,
  orderId: "100000000000066",
  orderTitle: "Pedido",
  message,
  currency: "BRL",
  total: 39900,
  subTotal: 39900,
  products: [{ quantity: 1, name: product, productId: product, price: 39900, currencyCode: "BRL" }],
});
