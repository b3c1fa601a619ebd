import type { Id } from "../ids.ts";
import type { ChannelKind } from "../model/channel.ts";
import type { Audience } from "../model/conversation.ts";
import type { MessageStatus } from "../model/message-status.ts";
import type { Membership } from "../model/membership.ts";
import type { Access, Team } from "../model/team.ts";
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
};

export type ContactFacts = { id: Id; blockedAt: number | null; archivedAt: number | null };

export type MessageFacts = { id: Id; conversationId: Id; status: MessageStatus | null };

/** Where a message stands in its conversation's order. */
export type Place = { at: number; id: Id };

/** The newest reply that anyone but the actor gave, and the place of the one that the actor had seen; null for none. */
export type ReplyFacts = { newest: Place | null; seen: Place | null };

export type Org = { users: readonly User[]; teams: readonly Team[]; memberships: readonly Membership[] };

/** What a decision is made on. A thing that was asked for and does not exist is null. */
export type World = {
  conversation: ConversationFacts | null;
  contact: ContactFacts | null;
  message: MessageFacts | null;
  replies: ReplyFacts | null;
  org: Org | null;
};

export const EMPTY_WORLD: World = { conversation: null, contact: null, message: null, replies: null, org: null };
