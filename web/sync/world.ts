import type { Reads } from "#shared/commands/command.ts";
import type { World } from "#shared/commands/world.ts";
import type { Id } from "#shared/ids.ts";
import { audienceOf } from "#shared/model/audience.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { OrgAnswer } from "#shared/protocol/api.ts";
import { accessOf, type Sources } from "./sources.ts";

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
