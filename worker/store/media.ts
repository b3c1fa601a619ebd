import type { ChannelKind } from "#shared/model/channel.ts";
import type { Media, MediaState } from "#shared/model/media.ts";
import type { MediaSource } from "../channels/port.ts";
import { logConversation, type LoggedRow, parseLogged } from "./change-log.ts";
import { isConflict } from "./conflict.ts";
import { all, each, guard, type Row, runBatch, type SQL, sql } from "./db.ts";

/** A file that this job alone looks after, until its lease ends. `attempts` tells this lease from later ones. */
export type LeasedMedia = {
  id: string;
  conversationId: string;
  messageId: string | null;
  channel: { id: string; kind: ChannelKind };
  media: Media;
  state: MediaState;
  source: MediaSource["ref"] | null;
  attempts: number;
  isBlocked: boolean;
  isRevoked: boolean;
};

/** A file that may be shown to whoever sees its conversation; one that no message has yet, to `uploadedBy` alone. */
export type KeptMedia = { media: Media; conversationId: string; messageId: string | null; uploadedBy: string | null };

/** Leases a file with which something is due: to be fetched, or to be removed. Null when there is nothing to do. */
export const leaseMedia = async (
  d1: D1Database,
  id: string,
  { endsAt, now }: { endsAt: number; now: number },
): Promise<LeasedMedia | null> => {
  const [[leased] = [], [row] = []] = await runBatch(d1, [
    sql`update media set attempts = attempts + 1, due_at = ${endsAt} where id = ${id} and due_at <= ${now}
      returning attempts`,
    sql`select f.*, h.kind as channel_kind, k.blocked_at, msg.revoked_at
      from media f join conversations c on c.id = f.conversation_id join contacts k on k.id = c.contact_id
      join channels h on h.id = f.channel_id left join messages msg on msg.id = f.message_id
      where f.id = ${id}`,
  ]);
  return leased && row ? toLeased(row) : null;
};

/** Moves what is due with a file to a later time, or to never, unless its lease has ended. */
export const moveDue = async (
  d1: D1Database,
  { id, attempts }: Pick<LeasedMedia, "id" | "attempts">,
  dueAt: number | null,
): Promise<void> => {
  await all(d1, sql`update media set due_at = ${dueAt} where id = ${id} and attempts = ${attempts}`);
};

/**
 * Ends the fetching of a file: its row and its message say what became of it. Null when its message was taken back meanwhile,
 * when the lease has ended, or when a file is ready whose sender is blocked by now.
 */
export const endFetching = async (
  d1: D1Database,
  { id, attempts, conversationId, messageId }: LeasedMedia,
  media: Media,
  now: number,
): Promise<LoggedRow[] | null> => {
  const isWanted = media.state === "ready" ? sql`${NOT_REVOKED} and ${NOT_BLOCKED}` : NOT_REVOKED;
  const body = JSON.stringify(media);
  try {
    const results = await runBatch(d1, [
      sql`update media set media = ${body}, state = ${media.state}, source = null, due_at = null
        where id = ${id} and attempts = ${attempts} and state = 'waiting' and ${isWanted}`,
      guard,
      sql`update messages set content = json_set(coalesce(content, '{}'), '$.media', json(${body})), revision = revision + 1
        where id = ${messageId}`,
      sql`update conversations set version = version + 1 where id = ${conversationId}`,
      logConversation({ conversationId, messageId, before: "unchanged", now }),
    ]);
    return parseLogged(results.flat());
  } catch (error) {
    if (isConflict(error)) return null;
    throw error;
  }
};

const NOT_BLOCKED: SQL = sql`not exists (
  select 1 from conversations c join contacts k on k.id = c.contact_id
  where c.id = media.conversation_id and k.blocked_at is not null)`;

const NOT_REVOKED: SQL = sql`not exists (
  select 1 from messages msg where msg.id = media.message_id and msg.revoked_at is not null)`;

/**
 * Marks a file that no message has any more, so that it can be neither sent nor shown from now on. False when a message has
 * taken it meanwhile.
 */
export const condemn = async (d1: D1Database, id: string): Promise<boolean> => {
  const marked = await all(
    d1,
    sql`update media set state = 'failed', media = json_set(media, '$.state', 'failed') where id = ${id}
      and (message_id is null or exists (
        select 1 from messages msg where msg.id = media.message_id and msg.revoked_at is not null))
      returning id`,
  );
  return marked.length > 0;
};

export const deleteMedia = async (d1: D1Database, id: string): Promise<void> => {
  await all(d1, sql`delete from media where id = ${id}`);
};

export const isMediaKnown = async (d1: D1Database, id: string): Promise<boolean> =>
  (await all(d1, sql`select 1 from media where id = ${id}`)).length > 0;

/** Files with which something is due at the given time. */
export const dueMedia = async (d1: D1Database, at: number, limit: number): Promise<string[]> =>
  (await all(d1, sql`select id from media where due_at <= ${at} order by due_at limit ${limit}`)).map(({ id }) =>
    String(id),
  );

/** A file that someone uploads into a conversation. It is due for removal at `dueAt`, unless a message has it by then. */
export const insertUpload = async (
  d1: D1Database,
  upload: { media: Media; conversationId: string; companyId: string; userId: string; dueAt: number; now: number },
): Promise<void> => {
  const { media, conversationId, companyId, userId, dueAt, now } = upload;
  await all(
    d1,
    sql`insert into media (id, company_id, conversation_id, channel_id, media, state, uploaded_by, due_at, created_at)
      select ${media.id}, company_id, id, channel_id, ${JSON.stringify(media)}, ${media.state}, ${userId}, ${dueAt}, ${now}
      from conversations where id = ${conversationId} and company_id = ${companyId}`,
  );
};

/** All of an upload has come. */
export const endUpload = async (d1: D1Database, media: Media): Promise<void> => {
  await all(
    d1,
    sql`update media set media = ${JSON.stringify(media)}, state = ${media.state} where id = ${media.id} and state = 'waiting'`,
  );
};

/** Those of these files that are ready and whose message has not been taken back, whoever may see them: ask the policy. */
export const keptMedia = async (d1: D1Database, companyId: string, ids: readonly string[]): Promise<KeptMedia[]> =>
  (await all(d1, sql`${KEPT} and f.company_id = ${companyId} and f.id in (${each(ids)})`)).map(toKept);

/** The same for who shows an address of ours that names a file: those are given for files of any company. */
export const keptMediaById = async (d1: D1Database, id: string): Promise<KeptMedia | null> => {
  const [row] = await all(d1, sql`${KEPT} and f.id = ${id}`);
  return row ? toKept(row) : null;
};

const KEPT: SQL = sql`select f.media, f.conversation_id, f.message_id, f.uploaded_by
  from media f left join messages msg on msg.id = f.message_id where f.state = 'ready' and msg.revoked_at is null`;

const toKept = (it: Row): KeptMedia => ({
  media: JSON.parse(String(it.media)),
  conversationId: String(it.conversation_id),
  messageId: text(it.message_id),
  uploadedBy: text(it.uploaded_by),
});

const toLeased = (it: Row): LeasedMedia => ({
  id: String(it.id),
  conversationId: String(it.conversation_id),
  messageId: text(it.message_id),
  channel: { id: String(it.channel_id), kind: it.channel_kind as ChannelKind },
  media: JSON.parse(String(it.media)),
  state: it.state as MediaState,
  source: it.source ? JSON.parse(String(it.source)) : null,
  attempts: Number(it.attempts),
  isBlocked: it.blocked_at !== null,
  isRevoked: it.revoked_at !== null,
});

const text = (it: Row[string] | undefined): string | null => (it === null || it === undefined ? null : String(it));
