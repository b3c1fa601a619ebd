import { MetaError } from "./errors.ts";

/** A body of `POST …/messages` that the simulator understands. */
export type SendRequest =
  | { kind: "text"; sentTo: "phone" | "bsuid"; input: string; text: string; callbackData: string | null }
  | { kind: "markRead"; messageId: string; isTyping: boolean };

/** Source: Cloud API reference, Messages, text object; the documentation does not say characters of which kind. */
const MAX_BODY_CHARACTERS = 4096;
/** Source: Cloud API reference, Messages, `biz_opaque_callback_data`. */
const MAX_CALLBACK_CHARACTERS = 512;

type Fields = Record<string, unknown>;

/**
 * Reads the JSON body of a send, as strictly as Meta.
 * @throws {MetaError} 100 for a parameter that is missing or wrong, 131051 for a type that is not simulated.
 */
export function parseSendRequest(body: unknown): SendRequest {
  const fields = fieldsOf(body, "body");
  if (fields.messaging_product !== "whatsapp") throw missing("messaging_product");
  return fields.status === undefined ? parseMessage(fields) : parseMarkRead(fields);
}

function parseMessage(fields: Fields): SendRequest {
  if (fields.recipient_type !== undefined && fields.recipient_type !== "individual") throw invalid("recipient_type");
  const address = parseAddress(fields);
  if (fields.type !== undefined && fields.type !== "text") {
    throw new MetaError(131051, { details: "The simulator takes messages of type text only." });
  }
  const text = textOf(fieldsOf(fields.text, "text").body, "text['body']", MAX_BODY_CHARACTERS);
  if (text.trim() === "") throw missing("text['body']");
  const callback = fields.biz_opaque_callback_data;
  const callbackData =
    callback === undefined ? null : textOf(callback, "biz_opaque_callback_data", MAX_CALLBACK_CHARACTERS);
  return { kind: "text", ...address, text, callbackData };
}

/** With both, the number wins. Source: WhatsApp Business Platform, "Business-scoped user IDs", send requests. */
function parseAddress({ to, recipient }: Fields): { sentTo: "phone" | "bsuid"; input: string } {
  if (to !== undefined) {
    const phone = textOf(to, "to", 40);
    if (!/^\+?(?:[\s().-]*\d){8,15}$/.test(phone)) throw invalid("to");
    return { sentTo: "phone", input: phone };
  }
  if (recipient === undefined) throw missing("to");
  const bsuid = textOf(recipient, "recipient", 150);
  if (!/^[A-Z]{2}\.[A-Za-z0-9.]+$/.test(bsuid)) throw invalid("recipient");
  return { sentTo: "bsuid", input: bsuid };
}

function parseMarkRead(fields: Fields): SendRequest {
  if (fields.status !== "read") throw invalid("status");
  return {
    kind: "markRead",
    messageId: textOf(fields.message_id, "message_id", 300),
    isTyping: fields.typing_indicator !== undefined,
  };
}

function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw missing(name);
  return value as Fields;
}

function textOf(value: unknown, name: string, max: number): string {
  if (value === undefined || value === null) throw missing(name);
  if (typeof value !== "string") throw invalid(name);
  if ([...value].length > max) {
    throw new MetaError(100, {
      message: `Param ${name} must be at most ${max} characters long.`,
      details: `${name} is longer than ${max} characters.`,
    });
  }
  return value;
}

const missing = (name: string): MetaError =>
  new MetaError(100, { message: `The parameter ${name} is required.`, details: `${name} is missing.` });

const invalid = (name: string): MetaError =>
  new MetaError(100, { message: `Invalid parameter: ${name}`, details: `${name} has a value that is not valid.` });
