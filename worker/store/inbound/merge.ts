import type { NewId } from "#shared/ids.ts";
import { searchTextOf } from "#shared/model/search-text.ts";
import { companyScope } from "#shared/protocol/scope.ts";
import { logConversation, logFact, type LoggedRow, logMessages, parseLogged } from "../change-log.ts";
import { insertEvent, stillAs } from "../changes/conversation.ts";
import { each, guard, runBatch, type SQL, sql } from "../db.ts";
import { logContactEverywhere } from "./contact.ts";
import type { Receiver } from "./incoming.ts";
import { isAsRead, type KnownContact, type LiveConversation } from "./known.ts";

/** Contacts that become one, as decided; every part of it is guarded. */
export type Merge = {
  into: KnownContact;
  becomes: KnownContact;
  from: readonly KnownContact[];
  /** Conversations that are concluded, since the contact has another that is not on the same channel. */
  ends: readonly { ended: LiveConversation; survivor: LiveConversation }[];
};

type Writing = { newId: NewId; now: number };

/** Writes a merge that no message comes with. Throws a conflict when what was decided on holds no longer. */
export const writeMerge = async (
  d1: D1Database,
  to: Receiver,
  merge: Merge,
  writing: Writing,
): Promise<LoggedRow[]> => {
  const statements = [...mergeStatements(to, merge, writing), ...logContactEverywhere(to, merge.into.id, writing.now)];
  return parseLogged((await runBatch(d1, statements)).flat());
};

/**
 * Makes the contacts one, for the beginning of a batch. The one that stays is to be logged everywhere by whoever has changed
 * it last. A conversation that begins meanwhile where there would be two is a conflict, by its index.
 */
export const mergeStatements = ({ companyId }: Receiver, merge: Merge, { newId, now }: Writing): SQL[] => {
  const { into, becomes, from } = merge;
  const others = sql`(${each(from.map((it) => it.id))})`;
  const ends = merge.ends.map((it) => ({ ...it, endId: newId(), goesOnId: newId() }));
  const moveTo = sql`contact_id = ${into.id} where contact_id in ${others}`;
  return [
    ...ends.flatMap((it) => conclude(companyId, it, now)),
    sql`update conversations set ${moveTo}`,
    sql`update contact_identities set ${moveTo}`,
    sql`update lead_origins set ${moveTo}`,
    ...moveBlocks(into.id, others),
    becomeStatement(becomes),
    guard,
    ...from.flatMap((it) => [
      sql`update contacts as k set merged_into = ${into.id} where ${isAsRead(it)}`,
      guard,
      logFact(
        companyScope(companyId),
        companyId,
        { fact: "contact_merged", contactId: it.id, intoContactId: into.id },
        now,
      ),
    ]),
    sql`update contacts set merged_into = ${into.id} where merged_into in ${others}`,
    ...ends.map(({ ended: { id, teamId, state, attendantId }, endId }) =>
      logConversation({ conversationId: id, messageId: endId, before: { teamId, state, attendantId }, now }),
    ),
    ...(ends.length > 0 ? [logMessages(sql`msg.id in (${each(ends.map((it) => it.goesOnId))})`, now)] : []),
  ];
};

/** The customer waits, in the one that goes on, since they did in either; and their window is open in it. */
const conclude = (
  companyId: string,
  { ended, survivor, endId, goesOnId }: Merge["ends"][number] & { endId: string; goesOnId: string },
  now: number,
): SQL[] => [
  sql`update conversations set version = version + 1, unread = unread + e.more,
      waiting_since = min(coalesce(waiting_since, e.since), coalesce(e.since, waiting_since)),
      last_inbound_at = max(coalesce(last_inbound_at, e.inbound_at), coalesce(e.inbound_at, last_inbound_at))
    from (select unread as more, waiting_since as since, last_inbound_at as inbound_at
      from conversations where id = ${ended.id}) e
    where ${stillAs(survivor.id, companyId, survivor)}`,
  guard,
  insertEvent(survivor.id, { id: goesOnId, content: { event: "merged" } }, { now }),
  sql`update conversations set version = version + 1, state = 'concluded', concluded_at = ${now}, waiting_since = null,
      unread = 0
    where ${stillAs(ended.id, companyId, ended)}`,
  guard,
  insertEvent(ended.id, { id: endId, content: { event: "concluded_by_merge" } }, { now }),
];

/** Of what providers are to be told of two contacts on one channel, a block comes before the end of one. */
const moveBlocks = (contactId: string, others: SQL): SQL[] => [
  sql`delete from provider_blocks where contact_id = ${contactId} and is_wanted = 0 and exists (
    select 1 from provider_blocks o where o.contact_id in ${others} and o.channel_id = provider_blocks.channel_id
    and o.is_wanted = 1)`,
  sql`update or ignore provider_blocks set contact_id = ${contactId} where contact_id in ${others}`,
  sql`delete from provider_blocks where contact_id in ${others}`,
];

const becomeStatement = (it: KnownContact): SQL => sql`
  update contacts as k set name = ${it.name}, phone = ${it.phone}, search = ${searchTextOf(it)},
    created_at = ${it.createdAt}, blocked_at = ${it.blockedAt}, blocked_by = ${it.blockedBy},
    refused_count = ${it.refusedCount}, refused_last_at = ${it.refusedLastAt}, archived_at = ${it.archivedAt},
    archived_by = ${it.archivedBy}, marketing_said_at = ${it.marketingSaidAt},
    marketing_stopped_at = ${it.marketingStoppedAt}
  where ${isAsRead(it)}`;
