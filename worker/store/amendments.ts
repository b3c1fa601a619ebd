import { logMessages, type LoggedRow, parseLogged } from "./change-log.ts";
import { all, runBatch, type SQL, sql } from "./db.ts";
import { counting } from "./gauge.ts";
import { quotersOf } from "./inbound/quoters.ts";

/**
 * A message's sender changed it, or took it back. `hash` is of the message's id at the provider, `ownHash` of the amendment
 * itself: of what a blocked contact does, only that is kept. `preview` null keeps what stands in lists. `at` is the
 * provider's time, in epoch milliseconds.
 */
export type Amending = { providerId: string; hash: string; ownHash: string; preview: string | null; at: number } & (
  | { is: "edit"; text: string | null; content: Record<string, unknown> | null }
  | { is: "revocation" }
);

/**
 * Applies an amendment to its message, or keeps it until that comes. The latest edit wins, a revocation for ever, a block
 * over both. Messages that quote it are told again. `batchId` is new for every call. Answers the rows to tell, and the ids
 * of the files that are gone with it.
 */
export const amendMessage = async (
  d1: D1Database,
  channelId: string,
  it: Amending,
  { batchId, now }: { batchId: string; now: number },
): Promise<{ rows: LoggedRow[]; files: string[] }> => {
  const turnedAway = isTurnedAway(channelId, it);
  const target = messageOf(channelId, it.providerId);
  const changed = sql`select m.id ${target} and m.changed_by = ${batchId}`;
  const affected = sql`${changed} union ${quotersOf(sql`(${changed})`)}`;
  const [files = [], ...results] = await runBatch(d1, [
    it.is === "revocation"
      ? sql`delete from media where id in (${filesOf(channelId, it)}) returning id`
      : sql`select id from media where false`,
    ...counting(channelId, outcomeOf(channelId, it), now),
    sql`insert into refused_messages (channel_id, hash, at)
      select ${channelId}, ${it.ownHash}, ${now} where ${turnedAway} on conflict do nothing`,
    keepForLater(channelId, it),
    sql`update messages set ${setOf(it)}, revision = revision + 1, changed_by = ${batchId}
      where id in (select m.id ${target} and ${isNews(it, sql`m`)}) and not ${turnedAway}`,
    sql`update messages set revision = revision + 1, changed_by = ${batchId} where id in (${quotersOf(sql`(${changed})`)})`,
    sql`update conversations set version = version + (select count(*) from (${affected})),
      preview = iif((${isShownInLists(changed)}), coalesce(${it.preview}, preview), preview)
      where id = (select m.conversation_id ${target} and m.changed_by = ${batchId})`,
    logMessages(sql`msg.id in (${affected})`, now),
  ]);
  return { rows: parseLogged(results.flat()), files: files.map((row) => String(row.id)) };
};

/**
 * What a message is here, by provider's ids: itself, and the parts of it that have come, which bear its id and `#`. `$` is
 * the character that follows.
 */
export const partsOf = async (d1: D1Database, channelId: string, providerId: string): Promise<string[]> => {
  const parts = await all(
    d1,
    sql`select provider_id from messages where channel_id = ${channelId}
      and provider_id > ${`${providerId}#`} and provider_id < ${`${providerId}$`} order by provider_id`,
  );
  return [providerId, ...parts.map((row) => String(row.provider_id))];
};

/** The files that a revocation takes with it. */
export const filesToRevoke = async (d1: D1Database, channelId: string, it: Amending): Promise<string[]> =>
  (await all(d1, filesOf(channelId, it))).map((row) => String(row.id));

const filesOf = (channelId: string, it: Amending): SQL => sql`
  select f.id from media f
  where f.message_id in (select m.id ${messageOf(channelId, it.providerId)} and ${isNews(it, sql`m`)})
  and not ${isTurnedAway(channelId, it)}`;

const messageOf = (channelId: string, providerId: string): SQL => sql`
  from messages m where m.channel_id = ${channelId} and m.provider_id = ${providerId}`;

/** The message was turned away by a block, or is of someone who is blocked now, or the amendment was turned away before. */
const isTurnedAway = (channelId: string, { providerId, hash, ownHash }: Amending): SQL => sql`(
  exists (select 1 from refused_messages r where r.channel_id = ${channelId} and r.hash in (${hash}, ${ownHash}))
  or exists (select 1 from messages b join conversations c on c.id = b.conversation_id
    join contacts k on k.id = c.contact_id and k.blocked_at is not null
    where b.channel_id = ${channelId} and b.provider_id = ${providerId} and b.direction = 'in'))`;

/** Whether the amendment changes the message, or earlier amendment, of the alias. */
const isNews = (it: Amending, of: SQL): SQL =>
  it.is === "edit"
    ? sql`(${of}.revoked_at is null and coalesce(${of}.edited_at, -1) < ${it.at})`
    : sql`(${of}.revoked_at is null)`;

const outcomeOf = (channelId: string, it: Amending): SQL => sql`select case
  when ${isTurnedAway(channelId, it)} then 'blocked'
  when exists (select 1 ${messageOf(channelId, it.providerId)} and not ${isNews(it, sql`m`)}) then 'repeated'
  when exists (select 1 from amendments e
    where e.channel_id = ${channelId} and e.provider_id = ${it.providerId} and not ${isNews(it, sql`e`)}) then 'repeated'
  else ${it.is === "edit" ? "edited" : "revoked"} end as outcome`;

const setOf = (it: Amending): SQL =>
  it.is === "edit"
    ? sql`text = ${it.text}, edited_at = ${it.at},
      content = ${it.content ? sql`json_patch(coalesce(content, '{}'), ${JSON.stringify(it.content)})` : sql`content`}`
    : sql`text = null, content = null, attachment = null, quoted_id = null, quoted_provider_id = null, revoked_at = ${it.at}`;

const keepForLater = (channelId: string, it: Amending): SQL => {
  const [text, content, editedAt, revokedAt] =
    it.is === "edit" ? [it.text, it.content && JSON.stringify(it.content), it.at, null] : [null, null, null, it.at];
  return sql`insert into amendments (channel_id, provider_id, text, content, edited_at, revoked_at)
    select ${channelId}, ${it.providerId}, ${text}, ${content}, ${editedAt}, ${revokedAt}
    where not exists (select 1 ${messageOf(channelId, it.providerId)}) and not ${isTurnedAway(channelId, it)}
    on conflict (channel_id, provider_id) do update set text = excluded.text, content = excluded.content,
      edited_at = excluded.edited_at, revoked_at = excluded.revoked_at
    where ${isNews(it, sql`amendments`)}`;
};

/** Lists show the newest message, but for lines about the conversation itself, reactions of ours, and what was not let go. */
const isShownInLists = (messageId: SQL): SQL => sql`select not exists (
    select 1 from messages n where n.conversation_id = o.conversation_id and (n.at, n.id) > (o.at, o.id)
    and n.kind <> 'event' and (n.direction = 'in' or n.kind <> 'reaction')
    and coalesce(n.status, '') not in ('held', 'cancelled'))
  from messages o where o.id = (${messageId}) and (o.direction = 'in' or o.kind <> 'reaction')`;
