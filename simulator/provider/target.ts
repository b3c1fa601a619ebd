import type { Customer } from "../state/customer.ts";
import type { Message } from "../state/message.ts";
import type { Content } from "./content.ts";

/** Which messages an act can be about, the newest of them when none is named. */
const FITS: Partial<Record<Content["type"], (message: Message) => boolean>> = {
  reaction: (message) => message.from === "business",
  button: (message) => message.from === "business" && message.buttons.some((button) => button.kind === "reply"),
  edit: (message) => message.from === "customer" && !message.isRevoked && message.text !== "",
  revoke: (message) => message.from === "customer" && !message.isRevoked,
};

/**
 * The id of the message that the content is about: `undefined` for the kinds that are about none, null when there is none.
 * A message that only the caller knows of can be named, too.
 */
export function targetOf(content: Content, customer: Customer): string | null | undefined {
  const fits = FITS[content.type];
  if (!fits) return undefined;
  const named = "messageId" in content ? content.messageId : undefined;
  return named ?? customer.messages.findLast(fits)?.id ?? null;
}

/** The button that is pressed: the one named by its text or payload, else the first. */
export function pressed(content: Extract<Content, { type: "button" }>, target: Message | undefined) {
  const replies = target?.buttons.filter((button) => button.kind === "reply") ?? [];
  const named = replies.find((button) => button.id === content.payload || button.text === content.text);
  const button = named ?? (content.text === undefined && content.payload === undefined ? replies[0] : undefined);
  const text = content.text ?? button?.text ?? content.payload ?? "";
  return { text, payload: content.payload ?? button?.id ?? text };
}
