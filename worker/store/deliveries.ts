import type { ChannelKind } from "#shared/model/channel.ts";
import type { Failure } from "#shared/model/message.ts";
import { type MessageStatus, STATUS_RANK } from "#shared/model/message-status.ts";
import { logConversation, type LoggedRow, parseLogged } from "./change-log.ts";
import { noteFailure, noteSend } from "./channel-health.ts";
import { all, first, guard, runBatch, type SQL, sql } from "./db.ts";
import { readOutgoing, type StoredOutgoing, toOutgoing } from "./outgoing.ts";
import { hasRoom, slowDown, takeSlot } from "./paces.ts";
import { release } from "./release.ts";
import { expectReport } from "./settling.ts";
import { rankOf } from "./status-rank.ts";

/** Longer than an adapter waits for an answer, so that no second sender starts while the first still waits. */
const LEASE_MS = 25_000;
/** As long, for what is uploaded to the provider first. */
const FILE_LEASE_MS = 120_000;

/** A message that this sender alone may send until its lease ends, not before `startsAt` (epoch milliseconds). */
export type Leased = StoredOutgoing & { startsAt: number };

/** What there is to send: something now; nothing, or not before another wake-up; or not yet, since the channel is busy. */
export type Next =
  | { is: "leased"; leased: Leased; rows: LoggedRow[] }
  | { is: "nothing" }
  | { is: "busy"; until: number };

/**
 * Leases the conversation's oldest message if it is due, nobody else has it, and its channel neither pauses nor is further
 * behind than a sender waits. Takes a slot of the channel's pace with it, and ends its hold.
 */
export const leaseOldest = async (
  d1: D1Database,
  conversationId: string,
  { lease, now }: { lease: string; now: number },
): Promise<Next> => {
  const leased = { conversationId, lease };
  const [, , , , logged = [], [row] = [], [busy] = []] = await runBatch(d1, [
    sql`update deliveries set lease = ${lease}, attempts = attempts + 1, lease_ends_at = x.starts_at + x.length
      from (
        select m.id, max(${now}, coalesce(p.next_at, 0)) as starts_at,
          iif(m.attachment ->> 'mediaId' is null, ${LEASE_MS}, ${FILE_LEASE_MS}) as length
        from messages m join channels h on h.id = m.channel_id left join channel_paces p on p.channel_id = h.id
        where m.id = (${oldestOf(conversationId)}) and h.paused_at is null and ${hasRoom(now)}
      ) x
      where deliveries.message_id = x.id and due_at <= ${now} and lease is null`,
    takeSlot(leased, now),
    ...release(leased, now),
    readOutgoing(leased),
    sql`select p.next_at from deliveries d join messages m on m.id = d.message_id join channels h on h.id = m.channel_id
      join channel_paces p on p.channel_id = h.id
      where d.message_id = (${oldestOf(conversationId)}) and d.due_at <= ${now} and d.lease is null and h.paused_at is null`,
  ]);
  if (!row) return busy ? { is: "busy", until: Math.ceil(Number(busy.next_at)) } : { is: "nothing" };
  const length = row.media_id === null ? LEASE_MS : FILE_LEASE_MS;
  const startsAt = Math.ceil(Number(row.lease_ends_at) - length);
  return { is: "leased", leased: { ...toOutgoing(row), startsAt }, rows: parseLogged(logged) };
};

/** A lease that ended without a word: its sender died, perhaps after sending. */
export const abandonedLease = async (
  d1: D1Database,
  conversationId: string,
  now: number,
): Promise<(Held & { channelKind: ChannelKind }) | null> => {
  const row = await first<{ message_id: string; lease: string; channel_id: string; kind: ChannelKind }>(
    d1,
    sql`select d.message_id, d.lease, h.id as channel_id, h.kind from deliveries d
      join messages m on m.id = d.message_id join channels h on h.id = m.channel_id
      where d.message_id = (${oldestOf(conversationId)}) and d.lease_ends_at < ${now}`,
  );
  if (!row) return null;
  return {
    messageId: row.message_id,
    conversationId,
    lease: row.lease,
    channelId: row.channel_id,
    channelKind: row.kind,
  };
};

/** A message whose lease one has. */
export type Held = { messageId: string; conversationId: string; channelId: string; lease: string };

/** `settlesBy`: until when a report of the provider may tell what became of a message of unknown fate. */
export type Ending = {
  status: MessageStatus;
  providerId: string | null;
  failure: Failure | null;
  isProvidersWord: boolean;
  settlesBy: number | null;
};

/**
 * Ends a delivery: the message takes the status unless a provider's report was quicker. Throws a conflict when the lease
 * is not this sender's any more.
 */
export const endDelivery = async (
  d1: D1Database,
  { messageId, conversationId, channelId, lease }: Held,
  { status, providerId, failure, isProvidersWord, settlesBy }: Ending,
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
    ...(settlesBy === null ? [] : [expectReport(messageId, settlesBy)]),
    ...(status === "sent" ? [noteSend(channelId, now)] : []),
    ...(failure && isProvidersWord ? [noteFailure(channelId, failure, now)] : []),
  ]);
  return parseLogged(results.flat());
};

/**
 * Gives the message back, to be tried again at `dueAt`, unless a provider's report says meanwhile that it was sent. The
 * whole channel sends nothing before `channelUntil`, if that is given.
 */
export const postponeDelivery = async (
  d1: D1Database,
  { messageId, channelId, lease }: Held,
  { dueAt, channelUntil, failure }: { dueAt: number; channelUntil: number | null; failure: Failure },
  now: number,
): Promise<void> => {
  await runBatch(d1, [
    sql`update deliveries set lease = null, lease_ends_at = null, due_at = ${dueAt}
      where message_id = ${messageId} and lease = ${lease}`,
    sql`delete from deliveries where message_id = ${messageId} and lease is null and exists (
      select 1 from messages where id = ${messageId} and ${rankOf(sql`status`)} > ${STATUS_RANK.unknown})`,
    ...(channelUntil === null ? [] : [slowDown(channelId, channelUntil)]),
    noteFailure(channelId, failure, now),
  ]);
};

/** How far ahead the sweep looks: whatever comes later is found by a later one. */
const SWEEP_MS = 60_000;

/** Conversations with a message that is due and may be sent, or whose lease ended, at the given time. */
export const conversationsWithDue = async (d1: D1Database, at: number, limit: number): Promise<string[]> => {
  const rows = await all(
    d1,
    sql`select distinct d.conversation_id from deliveries d join messages m on m.id = d.message_id
      join channels h on h.id = m.channel_id left join channel_paces p on p.channel_id = h.id
      where d.lease_ends_at < ${at} or (d.lease is null and d.due_at <= ${at} and h.paused_at is null
        and coalesce(p.next_at, 0) <= ${at + SWEEP_MS})
      limit ${limit}`,
  );
  return rows.map((it) => String(it.conversation_id));
};

const oldestOf = (conversationId: string): SQL =>
  sql`select message_id from deliveries where conversation_id = ${conversationId} order by at, message_id limit 1`;
