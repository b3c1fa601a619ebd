import { runBatch, sql } from "../db.ts";
import type { IncomingRow, Receiver } from "./incoming.ts";

/** What `decideInbound` needs to know of a message, in one read. */
export const readInboundState = async (d1: D1Database, { companyId, channelId }: Receiver, message: IncomingRow) => {
  const identities = JSON.stringify(message.identities);
  const owner = sql`select i.contact_id from json_each(${identities}) n left join contact_identities i
    on i.company_id = ${companyId} and i.kind = n.value ->> 'kind' and i.scope = n.value ->> 'scope'
    and i.external_id = n.value ->> 'externalId'`;
  const strongest = sql`(select contact_id from (${owner} order by n.key) where contact_id is not null limit 1)`;
  const [repeats = [], owners = [], contacts = [], live = [], last = []] = await runBatch(d1, [
    sql`select 1 from messages where channel_id = ${channelId} and provider_id = ${message.providerId}
      union all select 1 from refused_messages where channel_id = ${channelId} and hash = ${message.hash}`,
    sql`${owner} order by n.key`,
    sql`select id, blocked_at, archived_at from contacts where id in (${owner})`,
    sql`select id from conversations
      where contact_id = ${strongest} and channel_id = ${channelId} and state <> 'concluded'`,
    sql`select c.id, c.team_id, c.attendant_id, c.concluded_at, t.reopen_window_ms, m.user_id as member_id
      from conversations c join teams t on t.id = c.team_id
      left join memberships m on m.team_id = c.team_id and m.user_id = c.attendant_id
      where c.contact_id = ${strongest} and c.channel_id = ${channelId} and c.state = 'concluded'
      order by c.concluded_at desc limit 1`,
  ]);
  const concluded = last[0];
  return {
    isRepeat: repeats.length > 0,
    owners: owners.map((it) => (it.contact_id === null ? null : String(it.contact_id))),
    contacts: contacts.map((it) => ({
      id: String(it.id),
      isBlocked: it.blocked_at !== null,
      isArchived: it.archived_at !== null,
    })),
    live: live[0] ? { id: String(live[0].id) } : null,
    last: concluded
      ? {
          id: String(concluded.id),
          teamId: String(concluded.team_id),
          concludedAt: Number(concluded.concluded_at),
          reopenWindowMs: Number(concluded.reopen_window_ms),
          attendantId: concluded.attendant_id === null ? null : String(concluded.attendant_id),
          isAttendantMember: concluded.member_id !== null,
        }
      : null,
  };
};

export type ReadState = Awaited<ReturnType<typeof readInboundState>>;
