import { runBatch, sql } from "../db.ts";
import type { EchoRow, Receiver } from "./incoming.ts";
import { ownersOf, readKnown, toKnown } from "./known.ts";
import { amendmentOf, toAmendment } from "./state.ts";

/** Between the moment a reply was written and the one at which the provider took it, in milliseconds; and how far clocks differ. */
const MAX_UNDERWAY_MS = 24 * 3_600_000;
const MAX_SKEW_MS = 120_000;

/** What `decideEcho` needs to know, in one read. */
export const readEchoState = async (d1: D1Database, to: Receiver, echo: EchoRow) => {
  const { channelId } = to;
  const { anyOwner } = ownersOf(to, echo);
  const [known = [], named = [], alike = [], newest = [], amendments = [], ...people] = await runBatch(d1, [
    sql`select 1 from messages where channel_id = ${channelId} and provider_id = ${echo.providerId}
      union all select 1 from past_attempts where channel_id = ${channelId} and provider_id = ${echo.providerId}`,
    sql`select id, provider_id from messages
      where id = ${echo.messageId} and channel_id = ${channelId} and direction = 'out'`,
    sql`select m.id from conversations c join messages m on m.conversation_id = c.id
        and m.at between ${echo.at - MAX_UNDERWAY_MS} and ${echo.at + MAX_SKEW_MS}
      left join deliveries d on d.message_id = m.id
      where c.contact_id in ${anyOwner} and c.channel_id = ${channelId} and m.direction = 'out' and m.provider_id is null
        and m.kind = ${echo.kind} and trim(coalesce(m.text, '')) = trim(coalesce(${echo.text}, ''))
        and (m.status = 'unknown' or d.attempts > 0)
      order by d.lease is null, m.at, m.id limit 1`,
    sql`select id from conversations where contact_id in ${anyOwner} and channel_id = ${channelId}
      order by created_at desc, id desc limit 1`,
    amendmentOf(channelId, echo.providerId),
    ...readKnown(to, echo),
  ]);
  const [own] = named;
  return {
    ...toKnown(people),
    channelId,
    isRepeat: known.length > 0 || (own !== undefined && own.provider_id !== null),
    own: own ? String(own.id) : null,
    alike: alike[0] ? String(alike[0].id) : null,
    newest: newest[0] ? String(newest[0].id) : null,
    amendment: toAmendment(amendments[0]),
  };
};
