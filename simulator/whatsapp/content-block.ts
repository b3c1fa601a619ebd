import type { Said } from "../provider/provider.ts";
import type { StoredFile } from "../state/files.ts";

type Block = Record<string, unknown>;

/**
 * The part of a message that depends on its type. Source: Cloud API, messages webhook reference. `about` is the message
 * that the content is about, with the file that it carries.
 */
export function contentBlock({ content, file }: Said, about: About | null): Block {
  switch (content.type) {
    case "text":
      return { type: "text", text: { body: content.text } };
    case "image":
    case "video":
      return { type: content.type, [content.type]: { ...captioned(content.text), ...mediaOf(file) } };
    case "audio":
      return { type: "audio", audio: { ...mediaOf(file), voice: content.isVoice } };
    case "sticker":
      return { type: "sticker", sticker: { ...mediaOf(file), animated: false } };
    case "document":
      return {
        type: "document",
        document: { ...captioned(content.text), filename: content.fileName, ...mediaOf(file) },
      };
    case "location":
      return {
        type: "location",
        location: { latitude: content.latitude, longitude: content.longitude, name: content.placeName },
      };
    case "contacts":
      return { type: "contacts", contacts: [vcardOf(content.contactName, content.contactPhone)] };
    case "reaction":
      return {
        type: "reaction",
        reaction: { message_id: content.messageId, ...(content.emoji && { emoji: content.emoji }) },
      };
    case "button":
      return about?.type === "template"
        ? { type: "button", button: { payload: content.payload, text: content.text } }
        : interactive("button_reply", { id: content.payload, title: content.text });
    case "list_reply":
      return interactive("list_reply", { id: content.id, title: content.text });
    case "flow_reply":
      return interactive("nfm_reply", { name: "flow", body: "Sent", response_json: JSON.stringify(content.answers) });
    case "order":
      return {
        type: "order",
        order: {
          catalog_id: "100000000000077",
          text: content.text,
          product_items: [{ product_retailer_id: content.product, quantity: 2, item_price: 39.9, currency: "BRL" }],
        },
      };
    case "edit":
      return {
        type: "edit",
        edit: { original_message_id: content.messageId, message: editedBlock(content.text, about) },
      };
    case "revoke":
      return { type: "revoke", revoke: { original_message_id: content.messageId } };
    default:
      return { type: "unsupported", errors: [UNSUPPORTED] };
  }
}

/** A message that another is about: its type, and the file that it carries. */
export interface About {
  type: string;
  file: StoredFile | null;
}

/** What can carry a caption keeps its file; its caption is what was edited. */
const editedBlock = (text: string, about: About | null): Block =>
  about?.file && ["image", "video", "document"].includes(about.type)
    ? { type: about.type, [about.type]: { caption: text, ...mediaOf(about.file) } }
    : { type: "text", text: { body: text } };

const interactive = (type: string, reply: object): Block => ({
  type: "interactive",
  interactive: { type, [type]: reply },
});

const UNSUPPORTED = {
  code: 131051,
  title: "Message type unknown",
  message: "Message type unknown",
  error_data: { details: "Message type is currently not supported." },
};

const captioned = (caption: string): { caption?: string } => (caption ? { caption } : {});

const mediaOf = (file: StoredFile | null): Block =>
  file === null ? {} : { mime_type: file.mime, sha256: file.sha256.toString("base64"), id: file.id };

const vcardOf = (name: string, phone: string): Block => ({
  name: { formatted_name: name, first_name: name },
  phones: [{ phone: `+${phone}`, wa_id: phone, type: "WORK" }],
});
