import { createHash } from "node:crypto";
import * as v from "valibot";

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(65_536));
const Caption = v.optional(v.pipe(v.string(), v.maxLength(1024)), "");

/** What a customer can send. Media is named, not carried: no file stands behind its id. */
export const Content = v.variant("type", [
  v.object({ type: v.literal("text"), text: Text }),
  v.object({ type: v.literal("image"), text: Caption }),
  v.object({ type: v.literal("video"), text: Caption }),
  v.object({ type: v.literal("audio") }),
  v.object({ type: v.literal("sticker") }),
  v.object({
    type: v.literal("document"),
    text: Caption,
    fileName: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(240)), "comprovante.pdf"),
  }),
  v.object({
    type: v.literal("location"),
    placeName: v.optional(v.pipe(v.string(), v.maxLength(200)), "Avenida Paulista, 1578"),
    latitude: v.optional(v.pipe(v.number(), v.minValue(-90), v.maxValue(90)), -23.561414),
    longitude: v.optional(v.pipe(v.number(), v.minValue(-180), v.maxValue(180)), -46.655881),
  }),
  v.object({
    type: v.literal("contacts"),
    contactName: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100)), "Oficina do Zeca"),
    contactPhone: v.optional(v.pipe(v.string(), v.regex(/^\d{8,15}$/)), "551130000077"),
  }),
  /** Without `messageId`, to the last message from the company; an empty emoji takes the reaction back. */
  v.object({
    type: v.literal("reaction"),
    emoji: v.optional(v.pipe(v.string(), v.maxLength(16)), "👍"),
    messageId: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(300))),
  }),
  v.object({ type: v.literal("unsupported") }),
]);
export type Content = v.InferOutput<typeof Content>;

/** The part of an incoming message that depends on its type. Source: Cloud API, messages webhook reference. */
export function contentBlock(content: Content, messageId: string): Record<string, unknown> {
  switch (content.type) {
    case "text":
      return { type: "text", text: { body: content.text } };
    case "image":
      return { type: "image", image: { ...captioned(content.text), ...media(messageId, "image/jpeg") } };
    case "video":
      return { type: "video", video: { ...captioned(content.text), ...media(messageId, "video/mp4") } };
    case "audio":
      return { type: "audio", audio: { ...media(messageId, "audio/ogg; codecs=opus"), voice: true } };
    case "sticker":
      return { type: "sticker", sticker: { ...media(messageId, "image/webp"), animated: false } };
    case "document":
      return {
        type: "document",
        document: { ...captioned(content.text), filename: content.fileName, ...media(messageId, "application/pdf") },
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
    case "unsupported":
      return { type: "unsupported", errors: [UNSUPPORTED] };
  }
}

/** What the customer's phone shows besides the kind of message. */
export function displayText(content: Content): string {
  switch (content.type) {
    case "text":
    case "image":
    case "video":
      return content.text;
    case "document":
      return content.text ? `${content.fileName}\n${content.text}` : content.fileName;
    case "location":
      return content.placeName;
    case "contacts":
      return content.contactName;
    case "reaction":
      return content.emoji;
    default:
      return "";
  }
}

const UNSUPPORTED = {
  code: 131051,
  title: "Message type unknown",
  message: "Message type unknown",
  error_data: { details: "Message type is currently not supported." },
};

const captioned = (caption: string): { caption?: string } => (caption ? { caption } : {});

function media(messageId: string, mimeType: string): Record<string, unknown> {
  const digest = createHash("sha256").update(messageId).digest();
  return { mime_type: mimeType, sha256: digest.toString("base64"), id: digest.readBigUInt64BE().toString() };
}

function vcardOf(name: string, phone: string): Record<string, unknown> {
  return {
    name: { formatted_name: name, first_name: name },
    phones: [{ phone: `+${phone}`, wa_id: phone, type: "WORK" }],
  };
}
