import type { Reads } from "#shared/commands/command.ts";
import {
  type ContactFacts,
  type ConversationFacts,
  EMPTY_WORLD,
  type MessageFacts,
  type World,
} from "#shared/commands/world.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { isNow } from "./contacts.ts";
import { type Row, runBatch, sql } from "./db.ts";
import { isFreeFile } from "./free-file.ts";
import { orgOf } from "./people.ts";
import { readReplies, toReplies } from "./replies.ts";

/** Reads from the actor's company what their command needs to decide. */
export const readWorld = async (
  d1: D1Database,
  { companyId, userId }: Pick<Viewer, "companyId" | "userId">,
  reads: Reads,
): Promise<World> => {
  const [org, [conversations = [], contacts = [], messages = [], templates = [], media = [], ...replies]] =
    await Promise.all([
      reads.org ? orgOf(d1, companyId) : null,
      runBatch(d1, [
        sql`select c.*, t.access, h.kind as channel, h.paused_at is not null as is_paused, k.blocked_at is not null as is_blocked,
        coalesce((select safety_delay_ms from users where id = ${userId}), t.safety_delay_ms) as safety_delay_ms, exists (
          select 1 from conversations o
          where o.contact_id = c.contact_id and o.channel_id = c.channel_id and o.state <> 'concluded' and o.id <> c.id
        ) as has_successor
        from conversations c join teams t on t.id = c.team_id join contacts k on k.id = c.contact_id
        join channels h on h.id = c.channel_id
        where c.id = ${reads.conversation ?? ""} and c.company_id = ${companyId}`,
        sql`select id, blocked_at, archived_at from contacts where id = ${isNow(reads.contact ?? "")} and company_id = ${companyId}`,
        sql`select id, conversation_id, status, direction, kind, content, revoked_at from messages where id = ${reads.message ?? ""} and company_id = ${companyId}`,
        sql`select p.template from templates p join conversations c on c.channel_id = p.channel_id
        where c.id = ${reads.conversation ?? ""} and c.company_id = ${companyId}
        and p.name = ${reads.template?.name ?? ""} and p.language = ${reads.template?.language ?? ""}`,
        sql`select conversation_id, media from media
        where id = ${reads.media ?? ""} and company_id = ${companyId} and ${isFreeFile(userId)}`,
        ...(reads.replies
          ? readReplies(companyId, reads.conversation ?? "", { actorId: userId, seen: reads.replies.seen })
          : []),
      ]),
    ]);
  return {
    ...EMPTY_WORLD,
    org,
    conversation: conversations[0] ? toConversation(conversations[0]) : null,
    contact: contacts[0] ? toContact(contacts[0]) : null,
    message: messages[0] ? toMessage(messages[0]) : null,
    replies: reads.replies ? toReplies(replies) : null,
    template: templates[0] ? JSON.parse(String(templates[0].template)) : null,
    media: media[0]
      ? { conversationId: String(media[0].conversation_id), media: JSON.parse(String(media[0].media)) }
      : null,
  };
};

const toConversation = (it: Row): ConversationFacts => ({
  id: String(it.id),
  teamId: String(it.team_id),
  state: it.state as ConversationFacts["state"],
  attendantId: text(it.attendant_id),
  access: it.access as ConversationFacts["access"],
  contactId: String(it.contact_id),
  isContactBlocked: it.is_blocked === 1,
  channel: it.channel as ConversationFacts["channel"],
  lastInboundAt: number(it.last_inbound_at),
  waitingSince: number(it.waiting_since),
  unread: Number(it.unread),
  hasSuccessor: it.has_successor === 1,
  isChannelPaused: it.is_paused === 1,
  safetyDelayMs: Number(it.safety_delay_ms),
});

const toContact = (it: Row): ContactFacts => ({
  id: String(it.id),
  blockedAt: number(it.blocked_at),
  archivedAt: number(it.archived_at),
});

const toMessage = (it: Row): MessageFacts => ({
  id: String(it.id),
  conversationId: String(it.conversation_id),
  status: it.status as MessageFacts["status"],
  direction: it.direction as MessageFacts["direction"],
  kind: it.kind as MessageFacts["kind"],
  content: it.content === null ? null : JSON.parse(String(it.content)),
  revokedAt: number(it.revoked_at),
});

const text = (it: Row[string] | undefined): string | null => (it === null || it === undefined ? null : String(it));
const number = (it: Row[string] | undefined): number | null => (it === null || it === undefined ? null : Number(it));
