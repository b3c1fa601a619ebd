import { MetaError } from "../meta/errors.ts";
import { fieldsOf, invalid, listOf, missing, optionalTextOf, textOf, type Fields } from "../meta/fields.ts";
import type { Button } from "../state/message.ts";
import type { MessagingKind } from "./channel.ts";

export interface MessageRequest {
  kind: "message";
  to: string;
  /** The kind of bubble: text, buttons, quick_replies, image, audio, video or document. */
  type: string;
  text: string;
  fileUrl: string | null;
  buttons: Button[];
  metadata: string | null;
  quotes: string | null;
  /** A person writes, so that the window is seven days. */
  isFromHumanAgent: boolean;
}

/** A body of `POST …/messages` of Instagram or Messenger that the simulator understands. */
export type SendRequest =
  | MessageRequest
  | { kind: "reaction"; to: string; messageId: string; emoji: string }
  | { kind: "seen"; to: string }
  | { kind: "typing"; to: string };

const FILES: Record<MessagingKind, Record<string, string>> = {
  instagram: { image: "image", audio: "audio", video: "video" },
  messenger: { image: "image", audio: "audio", video: "video", file: "document" },
};

/**
 * Source: Messenger Platform and Instagram Platform, Send API.
 * @throws {MetaError} 100
 */
export function parseSendRequest(kind: MessagingKind, body: unknown): SendRequest {
  const fields = fieldsOf(body, "body");
  const to = textOf(fieldsOf(fields.recipient, "recipient").id, "recipient[id]", 40);
  if (fields.sender_action !== undefined) return parseAction(to, fields);
  const message = fieldsOf(fields.message, "message");
  const answers = message.reply_to ?? fields.reply_to;
  return {
    kind: "message",
    to,
    ...parseContent(kind, message),
    metadata: optionalTextOf(message.metadata, "message[metadata]", 1000),
    quotes: answers === undefined ? null : textOf(fieldsOf(answers, "reply_to").mid, "reply_to[mid]", 300),
    isFromHumanAgent: fields.messaging_type === "MESSAGE_TAG" && fields.tag === "HUMAN_AGENT",
  };
}

function parseAction(to: string, { sender_action, payload }: Fields): SendRequest {
  if (sender_action === "mark_seen") return { kind: "seen", to };
  if (sender_action === "typing_on") return { kind: "typing", to };
  if (sender_action !== "react" && sender_action !== "unreact") throw invalid("sender_action");
  const { message_id, reaction } = fieldsOf(payload, "payload");
  const emoji = sender_action === "react" ? textOf(reaction, "payload[reaction]", 16) : "";
  return { kind: "reaction", to, messageId: textOf(message_id, "payload[message_id]", 300), emoji };
}

type Parsed = Pick<MessageRequest, "type" | "text" | "fileUrl" | "buttons">;

function parseContent(kind: MessagingKind, { text, attachment, attachments, quick_replies }: Fields): Parsed {
  const given = attachment ?? (Array.isArray(attachments) ? attachments[0] : attachments);
  if (given !== undefined) return parseAttachment(kind, fieldsOf(given, "message[attachment]"));
  const buttons = quick_replies === undefined ? [] : listOf(quick_replies, "message[quick_replies]").map(buttonOf);
  const type = buttons.length > 0 ? "quick_replies" : "text";
  return { type, text: textWithin(kind, text, "message[text]"), fileUrl: null, buttons };
}

function parseAttachment(kind: MessagingKind, attachment: Fields): Parsed {
  const payload = fieldsOf(attachment.payload, "message[attachment][payload]");
  if (attachment.type === "template" && payload.template_type === "button") {
    const buttons = listOf(payload.buttons, "payload[buttons]").map(buttonOf);
    if (buttons.length < 1 || buttons.length > 3) throw invalid("payload[buttons]");
    return { type: "buttons", text: textOf(payload.text, "payload[text]", 640), fileUrl: null, buttons };
  }
  const type = FILES[kind][String(attachment.type)];
  if (!type) throw invalid("message[attachment][type]");
  const fileUrl = textOf(payload.url, "message[attachment][payload][url]", 4096);
  if (!URL.canParse(fileUrl)) throw invalid("message[attachment][payload][url]");
  return { type, text: "", fileUrl, buttons: [] };
}

const buttonOf = (button: Fields): Button => ({
  kind: button.type === "web_url" ? "url" : "reply",
  id: typeof button.payload === "string" ? button.payload : "",
  text: textOf(button.title, "title", 20),
  url: typeof button.url === "string" ? button.url : null,
});

/** Instagram counts bytes, Messenger characters. Source: Instagram Platform, Send API; Messenger Platform, Send API. */
function textWithin(kind: MessagingKind, value: unknown, name: string): string {
  const text = textOf(value, name, kind === "instagram" ? 1000 : 2000);
  if (text.trim() === "") throw missing(name);
  if (kind === "instagram" && Buffer.byteLength(text) > 1000) {
    throw new MetaError(100, { message: `Length of param ${name} must be less than or equal to 1000 bytes.` });
  }
  return text;
}
