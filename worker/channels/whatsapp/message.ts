import type { Echo } from "../port.ts";
import { amendmentOf } from "./amendment.ts";
import { contentOf } from "./content.ts";
import { contextOf } from "./context.ts";
import { onlyName, personOf } from "./people.ts";
import { filled, idOf, type Raw, recordOf, textOf } from "../raw.ts";
import { cannotRead, leftAlone, type Read, type Surroundings } from "./reading.ts";
import { messageIdOf } from "./status.ts";
import { noticeOf } from "./notice.ts";
import { timeOf } from "../time.ts";

/** The sign that a customer opened the chat, without a word. */
const OPENED = "request_welcome";

/** A message of `value.messages`: a customer's words, or what became of earlier ones, or a notice of the provider's. */
export const inboundOf = (raw: unknown, around: Surroundings): Read => {
  const message = recordOf(raw);
  if (!message) return cannotRead("message: not an object");
  const type = textOf(message.type);
  if (type === "system") return noticeOf(message, around);
  if (type === OPENED) return leftAlone("message", OPENED);
  // In a group one writes to all of it: that is no conversation with the company.
  if (idOf(message.group_id)) return leftAlone("message", "group");
  const amendment = amendmentOf(message, around);
  if (amendment) return amendment;
  const { identities, name } = personOf(
    { phone: message.from, userId: message.from_user_id, parentUserId: message.from_parent_user_id },
    around.contacts,
    around.scope,
  );
  const said = saidIn(message, around);
  if (!said) return cannotRead("message: no id");
  if (identities.length === 0) return cannotRead("message: neither a phone number nor a user id");
  const { origin, ...rest } = said;
  return {
    is: "message",
    message: { ...rest, origin, identities, name: name ?? (around.count === 1 ? onlyName(around.contacts) : null) },
  };
};

/** A message of `value.message_echoes`: the company's own words, written on its phone. */
export const echoOf = (raw: unknown, around: Surroundings): Read => {
  const message = recordOf(raw);
  if (!message) return cannotRead("echo: not an object");
  if (idOf(message.group_id) || message.recipient_type === "group") return leftAlone("echo", "group");
  const amendment = amendmentOf(message, around);
  if (amendment) return amendment;
  const { identities, name } = personOf(
    { phone: message.to, userId: message.to_user_id, parentUserId: message.to_parent_user_id },
    around.contacts,
    around.scope,
  );
  const said = saidIn(message, around);
  if (!said) return cannotRead("echo: no id");
  if (identities.length === 0) return cannotRead("echo: neither a phone number nor a user id");
  const { origin: _, ...rest } = said;
  const echo: Echo = { ...rest, identities, name, messageId: messageIdOf(message) };
  return { is: "echo", echo };
};

const saidIn = (message: Raw, around: Surroundings) => {
  const providerId = idOf(message.id);
  if (providerId === null) return null;
  const { content, ...rest } = contentOf(message);
  const context = contextOf(message);
  return {
    providerId,
    at: timeOf(message.timestamp, around.time),
    ...rest,
    content: filled({ ...content, ...context.content }),
    quotes: context.quotes,
    origin: context.origin,
  };
};
