import * as v from "valibot";
import { BUILT_IN_NAMES } from "../files/built-in.ts";

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(65_536));
const Caption = v.optional(v.pipe(v.string(), v.maxLength(1024)), "");
const MessageId = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const Short = v.pipe(v.string(), v.minLength(1), v.maxLength(240));

/** One of the built-in files by name, or any bytes of at most 5 MB in base64 with the type that they are said to be. */
const FILE = {
  file: v.optional(v.picklist(BUILT_IN_NAMES)),
  bytes: v.optional(v.pipe(v.string(), v.maxLength(Math.ceil(5_000_000 / 3) * 4), v.regex(/^[A-Za-z0-9+/]*={0,2}$/))),
  mime: v.optional(v.pipe(v.string(), v.regex(/^[\w.+-]+\/[\w.+-]+(;.*)?$/), v.maxLength(100))),
};

/** What a customer can send on one channel or another. Without `messageId`, an act is about the last message that fits. */
export const Content = v.variant("type", [
  v.object({ type: v.literal("text"), text: Text }),
  v.object({ type: v.literal("image"), text: Caption, fileName: v.optional(Short), ...FILE }),
  v.object({ type: v.literal("video"), text: Caption, fileName: v.optional(Short), ...FILE }),
  v.object({ type: v.literal("audio"), isVoice: v.optional(v.boolean(), true), fileName: v.optional(Short), ...FILE }),
  v.object({ type: v.literal("sticker"), fileName: v.optional(Short), ...FILE }),
  v.object({
    type: v.literal("document"),
    text: Caption,
    fileName: v.optional(Short, "comprovante.pdf"),
    ...FILE,
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
  /** To the last message from the company; an empty emoji takes the reaction back. */
  v.object({
    type: v.literal("reaction"),
    emoji: v.optional(v.pipe(v.string(), v.maxLength(16)), "👍"),
    messageId: v.optional(MessageId),
  }),
  /** Presses what the company's last message with buttons offers: its first one when neither is named. */
  v.object({
    type: v.literal("button"),
    text: v.optional(Short),
    payload: v.optional(Short),
    messageId: v.optional(MessageId),
  }),
  v.object({ type: v.literal("list_reply"), id: v.optional(Short, "tamanho-m"), text: v.optional(Short, "Tamanho M") }),
  v.object({ type: v.literal("flow_reply"), answers: v.optional(v.record(v.string(), v.string()), { nota: "5" }) }),
  v.object({ type: v.literal("order"), text: Caption, product: v.optional(Short, "CANECA-AZUL") }),
  /** Changes the words of the customer's last message. */
  v.object({ type: v.literal("edit"), text: Text, messageId: v.optional(MessageId) }),
  /** Takes the customer's last message back. */
  v.object({ type: v.literal("revoke"), messageId: v.optional(MessageId) }),
  v.object({ type: v.literal("story_mention"), ...FILE }),
  v.object({ type: v.literal("story_reply"), text: Text, ...FILE }),
  v.object({ type: v.literal("share"), text: Caption, ...FILE }),
  v.object({ type: v.literal("postback"), text: v.optional(Short, "Começar"), payload: v.optional(Short, "COMECAR") }),
  v.object({ type: v.literal("quick_reply"), text: v.optional(Short, "Sim"), payload: v.optional(Short, "SIM") }),
  v.object({ type: v.literal("unsupported") }),
]);
export type Content = v.InferOutput<typeof Content>;

/** What can come with a message of any kind. */
export const ExtrasFields = {
  /** The id of the message that it answers. */
  replyTo: v.optional(MessageId),
  forwarded: v.optional(v.union([v.boolean(), v.literal("many")])),
  /** They came through an advertisement: its title. */
  ad: v.optional(Short),
};
const ExtrasObject = v.object(ExtrasFields);
export type Extras = v.InferOutput<typeof ExtrasObject>;

/** What the customer's phone shows besides the kind of message. */
export function displayText(content: Content): string {
  switch (content.type) {
    case "document":
      return content.text ? `${content.fileName}\n${content.text}` : content.fileName;
    case "location":
      return content.placeName;
    case "contacts":
      return content.contactName;
    case "reaction":
      return content.emoji;
    case "flow_reply":
      return Object.values(content.answers).join(", ");
    case "order":
      return [content.product, content.text].filter(Boolean).join("\n");
    default:
      return "text" in content ? (content.text ?? "") : "";
  }
}
