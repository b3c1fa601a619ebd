import type { Reads } from "#shared/commands/command.ts";
import type { ReplyFacts, World } from "#shared/commands/world.ts";
import type { Id } from "#shared/ids.ts";
import type { Contact } from "#shared/model/contact.ts";
import { audienceOf, type Conversation } from "#shared/model/conversation.ts";
import type { Message } from "#shared/model/message.ts";
import type { Access } from "#shared/model/team.ts";
import type { OrgAnswer } from "#shared/protocol/api.ts";

/** What this tab knows, from the replica and from what the API showed. */
export type Sources = {
  org: () => OrgAnswer | null;
  conversation: (id: Id) => Conversation | undefined;
  conversations: () => Iterable<Conversation>;
  contact: (id: Id) => Contact | undefined;
  message: (id: Id) => Message | undefined;
  /** Null: what is known of the messages cannot tell, which leaves it to the server. */
  replies: (conversationId: Id, seen: Id | null) => ReplyFacts | null;
};

/** The world that a command decides on, as far as this tab knows it. */
export const worldOf = (sources: Sources, reads: Reads, actorId: Id): World => {
  const conversation = reads.conversation && sources.conversation(reads.conversation);
  return {
    conversation: conversation ? conversationFacts(sources, conversation, actorId) : null,
    contact: (reads.contact && sources.contact(reads.contact)) || null,
    message: (reads.message && sources.message(reads.message)) || null,
    replies: reads.conversation && reads.replies ? sources.replies(reads.conversation, reads.replies.seen) : null,
    template: undefined,
    media: undefined,
    org: reads.org ? sources.org() : null,
  };
};

const conversationFacts = (sources: Sources, it: Conversation, actorId: Id): NonNullable<World["conversation"]> => ({
  ...audienceOf(it),
  id: it.id,
  access: accessOf(sources.org(), it.team.id),
  contactId: it.contact.id,
  isContactBlocked: it.contact.blockedAt !== null,
  channel: it.channel,
  lastInboundAt: it.lastInboundAt,
  waitingSince: it.waitingSince,
  unread: it.unread,
  isChannelPaused: (sources.org()?.channels.find(({ id }) => id === it.channelId)?.pausedAt ?? null) !== null,
  safetyDelayMs: safetyDelayOf(sources.org(), it.team.id, actorId),
  // Asked for by one command only, and costs a walk through all conversations.
  get hasSuccessor() {
    return [...sources.conversations()].some(
      (other) =>
        other.id !== it.id &&
        other.contact.id === it.contact.id &&
        other.channelId === it.channelId &&
        other.state !== "concluded",
    );
  },
});

/** The actor's own delay, or that of the team, in milliseconds. */
const safetyDelayOf = (org: OrgAnswer | null, teamId: Id, actorId: Id): number =>
  org?.users.find((it) => it.id === actorId)?.safetyDelayMs ??
  org?.teams.find((it) => it.id === teamId)?.safetyDelayMs ??
  0;

/** Of a team that we do not know yet: its feed, or the API, has judged already that the conversation is visible. */
const UNKNOWN_TEAM: Access = "everyone";

export const accessOf = (org: OrgAnswer | null, teamId: Id): Access =>
  org?.teams.find((it) => it.id === teamId)?.access ?? UNKNOWN_TEAM;
