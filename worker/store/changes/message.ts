import { mediaOf } from "#shared/model/media.ts";
import { logConversation } from "../change-log.ts";
import { guard, type SQL, sql } from "../db.ts";
import { isFreeFile } from "../free-file.ts";
import { repliesAfter } from "../replies.ts";
import { stillAs } from "./conversation.ts";
import type { ChangeOf, Writing } from "./writing.ts";

/** A reply: its message, and the delivery row that gets it sent. A block, or another's reply, that commits first wins. */
export const messageChange = (change: ChangeOf<"message">, writing: Writing): SQL[] => {
  const { companyId, actorId, now } = writing;
  return [
    sql`update conversations set version = version + 1 ${effectOf(change)}
      where ${stillAs(change.conversationId, companyId, change.was)} and ${NOT_BLOCKED}
        and ${stillNewest(change, { companyId, actorId })}`,
    guard,
    sql`insert into messages (id, company_id, conversation_id, channel_id, direction, kind, text, content, attachment, status,
        author_id, at, quoted_id, hold_until)
      select ${change.id}, company_id, id, channel_id, 'out', ${change.kind}, ${change.text}, ${json(change.content)},
        ${json(change.attachment)}, ${change.holdUntil === null ? "queued" : "held"}, ${actorId}, ${change.at},
        ${change.quoteId}, ${change.holdUntil}
      from conversations where id = ${change.conversationId}`,
    ...attachFile(change, writing),
    insertDelivery(change.id, change.holdUntil ?? now, change.holdUntil === null ? null : change.preview),
    logConversation({ conversationId: change.conversationId, messageId: change.id, before: change.was, now }),
  ];
};

/**
 * What a reply does to its conversation's line in lists. One that is held does it when it goes (`store/release.ts`), and a
 * reaction answers nothing.
 */
const effectOf = ({ kind, at, preview, holdUntil }: ChangeOf<"message">): SQL => {
  if (kind === "reaction") return sql``;
  if (holdUntil !== null) return sql`, unread = 0`;
  return sql`, last_message_at = ${at}, preview = coalesce(${preview}, preview), waiting_since = null, unread = 0`;
};

/** The file goes to this message; that another message took it meanwhile is a conflict. */
const attachFile = (change: ChangeOf<"message">, { companyId, actorId }: Writing): SQL[] => {
  const media = mediaOf(change.content);
  if (!media) return [];
  return [
    sql`update media set message_id = ${change.id} where id = ${media.id} and company_id = ${companyId}
      and conversation_id = ${change.conversationId} and state = 'ready' and ${isFreeFile(actorId)}`,
    guard,
  ];
};

/** What is told of the attempt before is not about this one. */
export const messageRetry = (change: ChangeOf<"message_retry">, { companyId, now }: Writing): SQL[] => [
  sql`update conversations set version = version + 1
    where ${stillAs(change.conversationId, companyId, change.was)} and ${NOT_BLOCKED}`,
  guard,
  sql`insert into past_attempts (channel_id, provider_id)
    select channel_id, provider_id from messages where id = ${change.id} and provider_id is not null
    on conflict do nothing`,
  sql`update messages set status = 'queued', failure = null, provider_id = null, revision = revision + 1
    where id = ${change.id} and conversation_id = ${change.conversationId} and status in ('failed', 'unknown')`,
  guard,
  insertDelivery(change.id, now, null),
  logConversation({ conversationId: change.conversationId, messageId: change.id, before: change.was, now }),
];

/** Only what no sender has leased can be taken back: the delivery row decides between the two. */
export const messageCancel = (change: ChangeOf<"message_cancel">, { companyId, now }: Writing): SQL[] => [
  sql`update conversations set version = version + 1 where ${stillAs(change.conversationId, companyId, change.was)}`,
  guard,
  sql`delete from deliveries where message_id = ${change.id} and lease is null`,
  guard,
  sql`update messages set status = 'cancelled', hold_until = null, revision = revision + 1
    where id = ${change.id} and conversation_id = ${change.conversationId} and status = 'held'`,
  guard,
  logConversation({ conversationId: change.conversationId, messageId: change.id, before: change.was, now }),
];

/** Nobody else has replied after what the decision relied on. */
const stillNewest = (
  { conversationId, seen }: ChangeOf<"message">,
  { companyId, actorId }: Pick<Writing, "companyId" | "actorId">,
): SQL =>
  seen === undefined
    ? sql`true`
    : sql`not exists (${repliesAfter({ companyId, conversationId, authorId: actorId }, seen)})`;

const NOT_BLOCKED = sql`exists (select 1 from contacts k where k.id = contact_id and k.blocked_at is null)`;

const insertDelivery = (messageId: string, dueAt: number, preview: string | null): SQL =>
  sql`insert into deliveries (message_id, company_id, conversation_id, at, due_at, preview)
    select id, company_id, conversation_id, at, ${dueAt}, ${preview} from messages where id = ${messageId}`;

const json = (value: object | null): string | null => value && JSON.stringify(value);
