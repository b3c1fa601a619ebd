import type { Id } from "../ids.ts";
import type { Channel, ChannelKind } from "../model/channel.ts";
import type { Audience } from "../model/conversation.ts";
import type { Media } from "../model/media.ts";
import type { Direction, MessageKind } from "../model/message.ts";
import type { MessageStatus } from "../model/message-status.ts";
import type { Membership } from "../model/membership.ts";
import type { Access, Team } from "../model/team.ts";
import type { Template } from "../model/template.ts";
import type { User } from "../model/user.ts";

export type ConversationFacts = Audience & {
  id: Id;
  access: Access;
  contactId: Id;
  isContactBlocked: boolean;
  channel: ChannelKind;
  lastInboundAt: number | null;
  waitingSince: number | null;
  unread: number;
  /** Another conversation of this contact on this channel is not concluded. */
  hasSuccessor: boolean;
  isChannelPaused: boolean;
  /** How long a reply of the actor's waits here before it is sent, in milliseconds: their own delay, or their team's. */
  safetyDelayMs: number;
};

export type ContactFacts = { id: Id; blockedAt: number | null; archivedAt: number | null };

export type MessageFacts = {
  id: Id;
  conversationId: Id;
  status: MessageStatus | null;
  direction: Direction;
  kind: MessageKind;
  content: Record<string, unknown> | null;
  revokedAt: number | null;
};

/** A file that the actor uploaded for a conversation, and that no reply has but one that was taken back. */
export type MediaFacts = { conversationId: Id; media: Media };

/** Where a message stands in its conversation's order. */
export type Place = { at: number; id: Id };

/** The newest reply that anyone but the actor gave, and the place of the one that the actor had seen; null for none. */
export type ReplyFacts = { newest: Place | null; seen: Place | null };

export type Org = {
  users: readonly User[];
  teams: readonly Team[];
  memberships: readonly Membership[];
  channels: readonly Channel[];
};

/** What a decision is made on. A thing that was asked for and does not exist is null. */
export type World = {
  conversation: ConversationFacts | null;
  contact: ContactFacts | null;
  message: MessageFacts | null;
  replies: ReplyFacts | null;
  /** Undefined where it is not known, which leaves it to the server. */
  template: Template | null | undefined;
  media: MediaFacts | null | undefined;
  org: Org | null;
};

export const EMPTY_WORLD: World = {
  conversation: null,
  contact: null,
  message: null,
  replies: null,
  template: null,
  media: null,
  org: null,
};
