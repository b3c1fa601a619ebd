import { type SQL, sql } from "../db.ts";
import type { IncomingRow, Receiver } from "./incoming.ts";

/** Raises a conversation by a message; one that is new begins at version 1 with it. */
export const raise = (conversationId: SQL, it: IncomingRow, { versions }: { versions: 0 | 1 }): SQL =>
  sql`update conversations set version = version + ${versions}, unread = unread + 1,
    preview = iif(${it.at} >= last_message_at, ${it.preview}, preview), last_message_at = max(last_message_at, ${it.at}),
    last_inbound_at = max(coalesce(last_inbound_at, 0), ${it.at}), waiting_since = min(coalesce(waiting_since, ${it.at}), ${it.at})
    where id = ${conversationId} and state <> 'concluded'`;

/**
 * The same for those of many messages that are stored, given as JSON: one version a message; the preview is the newest
 * message's, unless something newer is there already.
 */
export const raiseAll = ({ companyId }: Receiver, input: string): SQL => sql`
  update conversations set version = version + x.count, unread = unread + x.count,
    preview = iif(x.at >= last_message_at, x.line, preview), last_message_at = max(last_message_at, x.at),
    last_inbound_at = max(coalesce(last_inbound_at, 0), x.at), waiting_since = min(coalesce(waiting_since, x.since), x.since)
  from (
    select m.conversation_id, count(*) over w as count, m.at, first_value(m.at) over w as since,
      n.value ->> 'preview' as line, row_number() over (partition by m.conversation_id order by m.at desc, m.id desc) as place
    from json_each(${input}) n join messages m on m.id = n.value ->> 'id'
    window w as (partition by m.conversation_id order by m.at, m.id rows between unbounded preceding and unbounded following)
  ) x
  where x.place = 1 and conversations.id = x.conversation_id and +conversations.company_id = ${companyId}`;
