import * as v from "valibot";
import { Id } from "../ids.ts";
import { MessageStatus } from "./message-status.ts";

export const Direction = v.picklist(["in", "out", "system"]);
export type Direction = v.InferOutput<typeof Direction>;

/** `event` is a quiet line about the conversation itself; `unsupported` is what a provider sent and we cannot show. */
export const MessageKind = v.picklist([
  "text",
  "image",
  "audio",
  "video",
  "document",
  "sticker",
  "location",
  "contacts",
  "reaction",
  "interactive",
  "order",
  "event",
  "unsupported",
]);
export type MessageKind = v.InferOutput<typeof MessageKind>;

/** WhatsApp takes at most 4,096 characters in a text message. Source: Cloud API reference, Messages, text object. */
export const MAX_TEXT = 4096;
export const MessageText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_TEXT));

/** What happened, for a message of kind `event`. Names are copied, so that the line reads the same for ever. */
export const EventContent = v.variant("event", [
  v.object({ event: v.literal("started"), by: v.string() }),
  v.object({ event: v.literal("transferred"), by: v.string(), toTeam: v.string(), toUser: v.nullable(v.string()) }),
  v.object({ event: v.literal("returned"), from: v.string() }),
  v.object({ event: v.literal("concluded"), by: v.string() }),
  v.object({ event: v.literal("reopened"), by: v.nullable(v.string()) }),
  /** Two contacts were one person, with a conversation each: one was concluded, and goes on in the other. */
  v.object({ event: v.literal("concluded_by_merge") }),
  v.object({ event: v.literal("merged") }),
]);
export type EventContent = v.InferOutput<typeof EventContent>;

/** The provider's own words about a failure. */
export const Failure = v.object({ code: v.string(), reason: v.string() });
export type Failure = v.InferOutput<typeof Failure>;

/** The message that another one answers or reacts to. Its id is null when it is not here; then only the fact is known. */
export const Quote = v.object({
  id: v.nullable(Id),
  direction: v.nullable(Direction),
  kind: v.nullable(MessageKind),
  text: v.nullable(v.string()),
});
export type Quote = v.InferOutput<typeof Quote>;

export const Message = v.object({
  id: Id,
  conversationId: Id,
  /** Raised by every change of this message; the higher revision is the newer one. */
  revision: v.number(),
  direction: Direction,
  kind: MessageKind,
  text: v.nullable(v.string()),
  /**
   * What the kind needs beyond its text: an event, `media` (see `media.ts`), a place, `template`, `forwarded`, `share`, or
   * the provider's raw payload.
   */
  content: v.nullable(v.record(v.string(), v.unknown())),
  status: v.nullable(MessageStatus),
  failure: v.nullable(Failure),
  author: v.nullable(v.object({ id: Id, name: v.string() })),
  /** Epoch milliseconds by which messages are ordered, ties by id: the provider's time for what customers send. */
  at: v.number(),
  quote: v.nullable(Quote),
  /** When its sender changed it, or took it back; of one taken back nothing is left but that. Epoch milliseconds. */
  editedAt: v.nullable(v.number()),
  revokedAt: v.nullable(v.number()),
  /** Until when a held message can be taken back, in epoch milliseconds. */
  holdUntil: v.nullable(v.number()),
});
export type Message = v.InferOutput<typeof Message>;

/** What most messages are: they answer none, were not changed or taken back, and are not held. */
export const PLAIN: Pick<Message, "quote" | "editedAt" | "revokedAt" | "holdUntil"> = {
  quote: null,
  editedAt: null,
  revokedAt: null,
  holdUntil: null,
};

/** One line of a message for lists: at most 140 characters, without line breaks, no character cut in two. */
export const previewOf = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 140 ? `${line.slice(0, 139).replace(/[\ud800-\udbff]$/, "")}…` : line;
};
