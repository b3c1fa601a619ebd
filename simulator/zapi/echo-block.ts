import type { Customer } from "../state/customer.ts";
import type { Message } from "../state/message.ts";

type Block = Record<string, unknown>;

/** The part of an echo's `ReceivedCallback` that depends on what Prosa sent. */
export function echoBlock(message: Message, urlOf: (fileId: string) => string | null, customer: Customer): Block {
  const { type, text, media, quotes, buttons } = message;
  const url = media && urlOf(media.url.split("/").at(-1) ?? "");
  const answers = quotes && type !== "reaction" ? { referenceMessageId: quotes } : {};
  if (media && url) {
    const about = { [`${type}Url`]: url, mimeType: media.mime, caption: text, fileName: media.name };
    return { ...answers, [type]: about };
  }
  if (type === "reaction") {
    const fromMe = customer.messages.find(({ id }) => id === quotes)?.from === "business";
    const referencedMessage = { messageId: quotes, fromMe, phone: customer.address, participant: null };
    return { reaction: { value: text, time: message.at, referencedMessage } };
  }
  if (buttons.length > 0) {
    const shown = buttons.map(({ id, text: label }) => ({ buttonId: id, type: 1, buttonText: { displayText: label } }));
    return { ...answers, buttonsMessage: { imageUrl: null, videoUrl: null, message: text, buttons: shown } };
  }
  if (type === "contacts") {
    const [displayName = "", phone = ""] = text.split("\n");
    return { ...answers, contact: { displayName, vCard: "", phones: [phone] } };
  }
  if (type === "location") {
    const [name = "", address = ""] = text.split("\n");
    return { ...answers, location: { name, address, latitude: 0, longitude: 0, url: "" } };
  }
  return { ...answers, text: { message: text } };
}
