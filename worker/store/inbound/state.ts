import { type Row, runBatch, type SQL, sql } from "../db.ts";
import type { Amendment, EchoRow, IncomingRow, Receiver } from "./incoming.ts";
import { isNameless } from "./names.ts";

/** What `decideInbound` needs to know of a message, in one read. */
export const readInboundState = async (d1: D1Database, to: Receiver, message: IncomingRow) => {
  const { channelId } = to;
  const { owners, strongest } = ownersOf(to, message);
  const [repeats = [], owned = [], contacts = [], amendments = [], live = [], last = []] = await runBatch(d1, [
    sql`select 1 from messages where channel_id = ${channelId} and provider_id = ${message.providerId}
      union all select 1 from refused_messages where channel_id = ${channelId} and hash = ${message.hash}`,
    sql`${owners} order by n.key`,
    sql`select k.id, k.blocked_at, k.archived_at, 
        ${isNameless(sql`k`)} and k.name is not ${message.name} as is_nameless
      from contacts k where k.id in (select contact_id from (${owners}))`,
    amendmentOf(channelId, message.providerId),
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
    owners: owned.map((it) => (it.contact_id === null ? null : String(it.contact_id))),
    contacts: contacts.map((it) => ({
      id: String(it.id),
      isBlocked: it.blocked_at !== null,
      isArchived: it.archived_at !== null,
      isNameless: it.is_nameless === 1,
    })),
    isNamed: message.name !== null,
    amendment: toAmendment(amendments[0]),
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

/** The contact of each of the customer's identities, in their order (`n.key`), and of the first that has one. */
export const ownersOf = (
  { companyId }: Receiver,
  { identities }: Pick<IncomingRow | EchoRow, "identities">,
): { owners: SQL; strongest: SQL } => {
  const owners = sql`select n.key, i.contact_id from json_each(${JSON.stringify(identities)}) n
    left join contact_identities i on i.company_id = ${companyId} and i.kind = n.value ->> 'kind'
    and i.scope = n.value ->> 'scope' and i.external_id = n.value ->> 'externalId'`;
  return {
    owners,
    strongest: sql`(select contact_id from (${owners}) where contact_id is not null order by key limit 1)`,
  };
};

/** What became of the message before it came. */
export const amendmentOf = (channelId: string, providerId: string): SQL => sql`
  select text, content, edited_at, revoked_at from amendments
  where channel_id = ${channelId} and provider_id = ${providerId}`;

export const toAmendment = (row: Row | undefined): Amendment | null =>
  row
    ? {
        text: row.text === null ? null : String(row.text),
        content: row.content ? JSON.parse(String(row.content)) : null,
        editedAt: row.edited_at === null ? null : Number(row.edited_at),
        revokedAt: row.revoked_at === null ? null : Number(row.revoked_at),
      }
    : null;
