import type { Watermark } from "../channels/port.ts";
import { logMessages, type LoggedRow, parseLogged } from "./change-log.ts";
import { runBatch, sql } from "./db.ts";
import { counting } from "./gauge.ts";
import { rankOf } from "./status-rank.ts";

/**
 * Moves all that was sent to the customer on the channel up to a time forward. What was not sent, or failed, stays as it is:
 * a watermark names no message. `batchId` is new for every call. Answers the rows to tell.
 */
export const applyWatermark = async (
  d1: D1Database,
  { companyId, channelId }: { companyId: string; channelId: string },
  { identity, status, upTo }: Watermark,
  { batchId, now }: { batchId: string; now: number },
): Promise<LoggedRow[]> => {
  const owner = sql`(select i.contact_id from contact_identities i where i.company_id = ${companyId}
    and i.kind = ${identity.kind} and i.scope = ${identity.scope} and i.external_id = ${identity.externalId})`;
  const reached = sql`select m.id from conversations c join messages m on m.conversation_id = c.id
    where c.contact_id = ${owner} and c.channel_id = ${channelId} and m.direction = 'out'
    and m.status in ('sent', 'delivered') and ${rankOf(sql`m.status`)} < ${rankOf(sql`${status}`)}
    and coalesce(m.hold_until, m.at) <= ${upTo}`;
  const changed = sql`select m.id, m.conversation_id from conversations c join messages m on m.conversation_id = c.id
    where c.contact_id = ${owner} and c.channel_id = ${channelId} and m.changed_by = ${batchId}`;
  const results = await runBatch(d1, [
    ...counting(
      channelId,
      sql`select case when ${owner} is null then 'ignored:status:of_unknown_contact'
        when exists (${reached}) then 'status' else 'status_stale' end as outcome`,
      now,
    ),
    sql`update messages set status = ${status}, revision = revision + 1, changed_by = ${batchId} where id in (${reached})`,
    sql`update conversations set version = version + x.count from (
        select conversation_id, count(*) as count from (${changed}) group by conversation_id
      ) x where conversations.id = x.conversation_id`,
    logMessages(sql`msg.id in (select id from (${changed}))`, now),
  ]);
  return parseLogged(results.flat());
};
