import { type SQL, sql } from "./db.ts";

/**
 * The shapes of `#shared/model` as SQL, so that lists, the change log and rooms show one and the same thing. Aliases:
 * `c` conversations, `k` contacts, `t` teams, `u` the attendant, `h` channels; `msg` messages, `a` their author.
 */
export const CONTACT: SQL = sql.raw(`json_object(
  'id', k.id, 'name', k.name, 'phone', k.phone, 'blockedAt', k.blocked_at, 'archivedAt', k.archived_at,
  'marketingStoppedAt', k.marketing_stopped_at)`);

export const CONVERSATION: SQL = sql`json_object(
  'id', c.id, 'version', c.version, 'state', c.state, 'contact', ${CONTACT},
  'team', json_object('id', t.id, 'name', t.name),
  'attendant', json(iif(u.id is null, 'null', json_object('id', u.id, 'name', u.name))),
  'channel', h.kind, 'channelId', h.id, 'preview', c.preview,
  'lastMessageAt', c.last_message_at, 'lastInboundAt', c.last_inbound_at, 'waitingSince', c.waiting_since,
  'concludedAt', c.concluded_at, 'unread', c.unread)`;

/** `from` clause for CONVERSATION. */
export const CONVERSATION_TABLES: SQL = sql`conversations c
  join contacts k on k.id = c.contact_id
  join teams t on t.id = c.team_id
  join channels h on h.id = c.channel_id
  left join users u on u.id = c.attendant_id`;

export const AUDIENCE: SQL = sql.raw(
  "json_object('teamId', c.team_id, 'state', c.state, 'attendantId', c.attendant_id)",
);

/** The message that `msg` answers, if it does: null ids and all when it is not here. */
const QUOTE: SQL = sql.raw(`case when coalesce(msg.quoted_id, msg.quoted_provider_id) is null then null else coalesce(
  (select json_object('id', q.id, 'direction', q.direction, 'kind', q.kind, 'text', substr(q.text, 1, 300)) from messages q
    where q.id = msg.quoted_id and q.conversation_id = msg.conversation_id),
  (select json_object('id', q.id, 'direction', q.direction, 'kind', q.kind, 'text', substr(q.text, 1, 300)) from messages q
    where q.channel_id = msg.channel_id and q.provider_id = msg.quoted_provider_id
      and q.conversation_id = msg.conversation_id),
  json_object('id', null, 'direction', null, 'kind', null, 'text', null)) end`);

const messageWith = ({ author, quote }: { author: SQL; quote: SQL }): SQL => sql`json_object(
  'id', msg.id, 'conversationId', msg.conversation_id, 'revision', msg.revision, 'direction', msg.direction,
  'kind', msg.kind, 'text', msg.text, 'content', json(coalesce(msg.content, 'null')), 'status', msg.status,
  'failure', json(coalesce(msg.failure, 'null')), 'author', ${author}, 'at', msg.at, 'quote', ${quote},
  'editedAt', msg.edited_at, 'revokedAt', msg.revoked_at, 'holdUntil', msg.hold_until)`;

export const MESSAGE: SQL = messageWith({
  author: sql.raw("json(iif(a.id is null, 'null', json_object('id', a.id, 'name', a.name)))"),
  quote: sql`json(coalesce(${QUOTE}, 'null'))`,
});

/** MESSAGE of a customer's that answers none, without `a`: D1 plans each statement anew, for authors and quotes too. */
export const PLAIN_MESSAGE: SQL = messageWith({ author: sql.raw("null"), quote: sql.raw("null") });

/** `from` clause for MESSAGE. */
export const MESSAGE_TABLES: SQL = sql`messages msg left join users a on a.id = msg.author_id`;
