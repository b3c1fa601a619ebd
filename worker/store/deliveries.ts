import type { Failure } from "#shared/model/message.ts";
import { type MessageStatus, STATUS_RANK } from "#shared/model/message-status.ts";
import { logConversation, type LoggedRow, parseLogged } from "./change-log.ts";
import { all, first, guard, runBatch, type SQL, sql } from "./db.ts";
import { rankOf } from "./status-rank.ts";

/** A message that this sender alone may send until its lease ends. */
export type Leased = {
  messageId: string;
  conversationId: string;
  attempts: number;
  text: string;
  isBlocked: boolean;
  to: { kind: "phone" | "bsuid"; address: string } | null;
  channel: { id: string; kind: string };
};

/** Leases the conversation's oldest message if it is due and nobody else has it. Null when there is none. */
export const leaseOldest = async (
  d1: D1Database,
  conversationId: string,
  { lease, endsAt, now }: { lease: string; endsAt: number; now: number },
): Promise<Leased | null> => {
  const [, [row] = []] = await runBatch(d1, [
    sql`update deliveries set lease = ${lease}, lease_ends_at = ${endsAt}, attempts = attempts + 1
      where message_id = (${oldestOf(conversationId)}) and due_at <= ${now} and lease is null`,
    sql`select d.message_id, d.conversation_id, d.attempts, m.text, k.blocked_at, h.id as channel_id, h.kind as channel_kind,
        i.kind, i.address
      from deliveries d join messages m on m.id = d.message_id join conversations c on c.id = d.conversation_id
      join contacts k on k.id = c.contact_id join channels h on h.id = c.channel_id
      left join contact_identities i on i.contact_id = k.id and i.company_id = c.company_id
        and (i.kind = 'phone' or (i.kind = 'bsuid' and i.scope = h.account_id))
      where d.conversation_id = ${conversationId} and d.lease = ${lease}
      order by i.external_id is k.phone desc, i.kind = 'phone' desc limit 1`,
  ]);
  if (!row) return null;
  return {
    messageId: String(row.message_id),
    conversationId: String(row.conversation_id),
    attempts: Number(row.attempts),
    text: String(row.text),
    isBlocked: row.blocked_at !== null,
    to: row.kind === null ? null : { kind: row.kind as "phone" | "bsuid", address: String(row.address) },
    channel: { id: String(row.channel_id), kind: String(row.channel_kind) },
  };
};

/** A lease that ended without a word: its sender died, perhaps after sending. */
export const abandonedLease = async (d1: D1Database, conversationId: string, now: number) => {
  const row = await first<{ message_id: string; lease: string }>(
    d1,
    sql`select message_id, lease from deliveries where message_id = (${oldestOf(conversationId)}) and lease_ends_at < ${now}`,
  );
  return row && { messageId: row.message_id, conversationId, lease: row.lease };
};

export type Ending = { status: MessageStatus; providerId: string | null; failure: Failure | null };

/**
 * Ends a delivery: the message takes the status unless a provider's report was quicker. Throws a conflict when the lease
 * is not this sender's any more.
 */
export const endDelivery = async (
  d1: D1Database,
  { messageId, conversationId, lease }: { messageId: string; conversationId: string; lease: string },
  { status, providerId, failure }: Ending,
  now: number,
): Promise<LoggedRow[]> => {
  const moves = sql`${rankOf(sql`${status}`)} > ${rankOf(sql`status`)}`;
  const results = await runBatch(d1, [
    sql`delete from deliveries where message_id = ${messageId} and lease = ${lease}`,
    guard,
    sql`update messages set revision = revision + 1, provider_id = coalesce(provider_id, ${providerId}),
      failure = iif(${moves}, ${failure && JSON.stringify(failure)}, failure), status = iif(${moves}, ${status}, status)
      where id = ${messageId}`,
    sql`update conversations set version = version + 1 where id = ${conversationId}`,
    logConversation({ conversationId, messageId, before: "unchanged", now }),
  ]);
  return parseLogged(results.flat());
};

/** Gives the message back, to be tried again at `dueAt`, unless a provider's report says meanwhile that it was sent. */
export const postponeDelivery = async (
  d1: D1Database,
  { messageId, lease }: { messageId: string; lease: string },
  dueAt: number,
): Promise<void> => {
  await runBatch(d1, [
    sql`update deliveries set lease = null, lease_ends_at = null, due_at = ${dueAt}
      where message_id = ${messageId} and lease = ${lease}`,
    sql`delete from deliveries where message_id = ${messageId} and lease is null and exists (
      select 1 from messages where id = ${messageId} and ${rankOf(sql`status`)} > ${STATUS_RANK.unknown})`,
  ]);
};

/** Conversations with a message that is due, or whose lease ended, at the given time. */
export const conversationsWithDue = async (d1: D1Database, at: number, limit: number): Promise<string[]> => {
  const rows = await all(
    d1,
    sql`select distinct conversation_id from deliveries
      where (lease is null and due_at <= ${at}) or lease_ends_at < ${at} limit ${limit}`,
  );
  return rows.map((it) => String(it.conversation_id));
};

const oldestOf = (conversationId: string): SQL =>
  sql`select message_id from deliveries where conversation_id = ${conversationId} order by at, message_id limit 1`;
