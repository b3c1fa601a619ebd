import * as v from "valibot";
import { Id } from "../ids.ts";
import { ChannelId, ChannelKind } from "./channel.ts";
import { Contact } from "./contact.ts";

export const ConversationState = v.picklist(["queued", "open", "concluded"]);
export type ConversationState = v.InferOutput<typeof ConversationState>;

const Named = v.object({ id: Id, name: v.string() });
const Time = v.number();

/** A conversation as lists, rooms and replicas carry it: everything but its messages. Times are epoch milliseconds. */
export const Conversation = v.object({
  id: Id,
  /** Raised by every fact about the conversation; the higher version is the newer one. */
  version: v.number(),
  state: ConversationState,
  contact: Contact,
  team: Named,
  attendant: v.nullable(Named),
  channel: ChannelKind,
  channelId: ChannelId,
  /** The last message in one line, at most 140 characters. */
  preview: v.string(),
  lastMessageAt: Time,
  /** The customer's last message; decides whether WhatsApp's 24-hour window is open. */
  lastInboundAt: v.nullable(Time),
  /** Since when the customer waits for an answer; null when nobody waits. */
  waitingSince: v.nullable(Time),
  concludedAt: v.nullable(Time),
  /** Customer messages that the attendant has not seen. */
  unread: v.number(),
});
export type Conversation = v.InferOutput<typeof Conversation>;

/** What the policy needs to know of a conversation besides its team's access, which is read now. */
export const Audience = v.object({ teamId: Id, state: ConversationState, attendantId: v.nullable(Id) });
export type Audience = v.InferOutput<typeof Audience>;

export { audienceOf, isRecent, RECENT_MS } from "./audience.ts";
