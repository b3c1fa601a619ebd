import type { Id } from "../ids.ts";
import type { Audience } from "../model/conversation.ts";
import type { Membership } from "../model/membership.ts";
import type { Channel, ChannelId } from "../model/channel.ts";
import type { Attachment } from "../model/attachment.ts";
import type { EventContent, MessageKind } from "../model/message.ts";
import type { Team } from "../model/team.ts";
import type { User } from "../model/user.ts";
import type { Place } from "./world.ts";

/**
 * What a decision changes. The server turns each into guarded writes and change-log rows, the client into its optimistic
 * view. `was` is what the decision relied on: the write happens only if it still holds.
 */
export type Change =
  | {
      type: "conversation";
      id: Id;
      was: Audience;
      /** The customer has not written after this; absent when the decision does not rely on it. */
      seenInboundAt?: number | null;
      set: Partial<Audience> & { concludedAt?: number | null; waitingSince?: number | null; unread?: 0 };
      /** The quiet line that tells of it, with its message id. */
      event?: { id: Id; content: EventContent };
    }
  | NewMessage
  | { type: "message_retry"; id: Id; conversationId: Id; was: Audience }
  /** Takes a held message back. */
  | { type: "message_cancel"; id: Id; conversationId: Id; was: Audience }
  | { type: "contact"; id: Id; set: { blockedAt?: number | null; archivedAt?: number | null } }
  | { type: "team"; team: Team; isNew: boolean }
  | { type: "member"; membership: Membership }
  | { type: "member_removed"; teamId: Id; userId: Id }
  /** `was` is null for a new user. */
  | { type: "user"; user: User; was: User | null }
  | { type: "user_removed"; userId: Id }
  /** Its address is null when it stays as it is. The secrets of a new one travel beside the change, sealed. */
  | { type: "channel"; channel: Channel; isNew: boolean; address: ChannelAddress | null }
  | { type: "channel_secrets"; channelId: ChannelId };

/** What the provider calls a channel, and how fast it may send. */
export type ChannelAddress = { externalId: string; accountId: string | null; sendsPerSecond: number };

/** A reply of ours. */
export type NewMessage = {
  type: "message";
  id: Id;
  conversationId: Id;
  was: Audience;
  /** Epoch milliseconds by which it is ordered. */
  at: number;
  kind: MessageKind;
  text: string | null;
  content: Record<string, unknown> | null;
  /** One line of it for lists; null for a reaction, which leaves the line as it is. */
  preview: string | null;
  /** What its sender needs beyond kind, text and content. */
  attachment: Attachment | null;
  /** The message that it answers or reacts to. */
  quoteId: Id | null;
  /** Until when it can be taken back; null when it goes at once. */
  holdUntil: number | null;
  /** The newest of the others' replies that the decision relied on, null for none; absent when it relied on none. */
  seen?: Place | null;
};
