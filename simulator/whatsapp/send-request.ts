import { fieldsOf, invalid, missing, optionalTextOf, textOf, type Fields } from "../meta/fields.ts";
import { parseBody, type SendBody } from "./send-body.ts";

export interface MessageRequest {
  kind: "message";
  sentTo: "phone" | "bsuid";
  input: string;
  body: SendBody;
  /** The id of the message that it answers. */
  quotes: string | null;
  callbackData: string | null;
}

/** A body of `POST …/messages` that the simulator understands. */
export type SendRequest = MessageRequest | { kind: "markRead"; messageId: string; isTyping: boolean };

/** Source: Cloud API reference, Messages, `biz_opaque_callback_data`. */
const MAX_CALLBACK_CHARACTERS = 512;

/**
 * Reads the JSON body of a send, as strictly as Meta.
 * @throws {MetaError} 100 for a parameter that is missing or wrong, 131051 for a type that does not exist.
 */
export function parseSendRequest(body: unknown): SendRequest {
  const fields = fieldsOf(body, "body");
  if (fields.messaging_product !== "whatsapp") throw missing("messaging_product");
  return fields.status === undefined ? parseMessage(fields) : parseMarkRead(fields);
}

function parseMessage(fields: Fields): MessageRequest {
  if (fields.recipient_type !== undefined && fields.recipient_type !== "individual") throw invalid("recipient_type");
  const address = parseAddress(fields);
  const body = parseBody(fields);
  const context = fields.context === undefined ? null : fieldsOf(fields.context, "context");
  const quotes = context && textOf(context.message_id, "context['message_id']", 300);
  const callbackData = optionalTextOf(
    fields.biz_opaque_callback_data,
    "biz_opaque_callback_data",
    MAX_CALLBACK_CHARACTERS,
  );
  return { kind: "message", ...address, body, quotes, callbackData };
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
