import type { Fact } from "#shared/protocol/fact.ts";
import { type LoggedRow, logMessage, logMessages, parseLogged } from "../change-log.ts";
import { each, runBatch, type SQL, sql } from "../db.ts";
import type { StoredChannel } from "../channels.ts";
import { count, counting } from "../gauge.ts";
import { insertBelongings } from "./belongings.ts";
import type { IncomingRow, Receiver } from "./incoming.ts";
import { isNameless } from "./names.ts";

/** The ids of the messages that were stored, and the rows to tell rooms of. */
export type Appended = { stored: ReadonlySet<string>; rows: LoggedRow[] };

type Options = {
  /** Stores something only if the channel is still as it was when somebody read it: who signed, and for which number. */
  as?: StoredChannel;
  /** It was noted within the last minute that the channel is alive. */
  isKnownAlive?: boolean;
};

/**
 * The hot path: appends, in one batch, the messages whose sender has an unconcluded conversation on the channel and is
 * neither blocked nor archived, if nothing else changes with them. Equal to `decideInbound` wherever it stores something;
 * what it leaves is for that to decide, repeats too, and not counted yet.
 */
export const appendMessages = async (
  d1: D1Database,
  to: Receiver,
  incoming: readonly IncomingRow[],
  now: number,
  { as, isKnownAlive = false }: Options = {},
): Promise<Appended> => {
  const input = JSON.stringify(incoming);
  const ids = each(incoming.map((it) => it.id));
  const stored = sql`select 'stored' as outcome from messages where id in (${ids})`;
  const [, , logged = []] = await runBatch(d1, [
    insertMessages(to, input, as ? isStill(as) : sql`true`),
    raiseConversations(to, input),
    (incoming.length === 1 ? logMessage : logMessages)(sql`msg.id in (${ids})`, now),
    ...(isKnownAlive ? [count(to.channelId, stored, now)] : counting(to.channelId, stored, now)),
    ...insertBelongings(to, incoming, now),
  ]);
  const rows = parseLogged(logged);
  return { stored: new Set(rows.flatMap(({ row: { fact } }) => messageIn(fact) ?? [])), rows };
};

const messageIn = (fact: Fact): string | null => (fact.fact === "conversation" ? (fact.message?.id ?? null) : null);

const isStill = ({ id, credentials, externalId, accountId }: StoredChannel): SQL => sql`exists (
  select 1 from channels h where h.id = ${id} and h.credentials = ${credentials} and h.external_id = ${externalId}
  and h.account_id is ${accountId})`;

/**
 * Joins each message to the one contact that all its identities belong to; a sender not fully known is left out. The
 * joins are crossed to keep their order: SQLite would rather begin with every identity of the company.
 */
const insertMessages = ({ companyId, channelId }: Receiver, input: string, condition: SQL): SQL => sql`
  insert into messages (id, company_id, conversation_id, channel_id, direction, kind, text, content, provider_id,
    quoted_provider_id, at)
  select n.value ->> 'id', c.company_id, c.id, c.channel_id, 'in', n.value ->> 'kind', n.value ->> 'text',
    nullif(n.value -> 'content', 'null'), n.value ->> 'providerId',
    n.value ->> 'quotes', n.value ->> 'at'
  from json_each(${input}) n
  cross join contact_identities i on i.company_id = ${companyId} and i.kind = n.value ->> '$.identities[0].kind'
    and i.scope = n.value ->> '$.identities[0].scope' and i.external_id = n.value ->> '$.identities[0].externalId'
  cross join contacts k on k.id = i.contact_id and k.blocked_at is null and k.archived_at is null
  cross join conversations c on c.contact_id = k.id and c.channel_id = ${channelId} and c.state <> 'concluded'
  where ${condition}
  and not exists (
    select 1 from json_each(n.value, '$.identities') o left join contact_identities x
      on x.company_id = ${companyId} and x.kind = o.value ->> 'kind' and x.scope = o.value ->> 'scope'
      and x.external_id = o.value ->> 'externalId'
    where x.contact_id is not k.id)
  and not exists (select 1 from refused_messages r where r.channel_id = ${channelId} and r.hash = n.value ->> 'hash')
  and not exists (
    select 1 from amendments e where e.channel_id = ${channelId} and e.provider_id = n.value ->> 'providerId')
  and not exists (
    select 1 from messages q where q.channel_id = ${channelId} and q.quoted_provider_id = n.value ->> 'providerId')
  and (n.value ->> 'name' is null or n.value ->> 'name' = k.name or not ${isNameless(sql`k`)})
  order by n.key
  on conflict do nothing`;

/** One version a message; the preview is the newest message's, unless something newer is there already. */
const raiseConversations = ({ companyId }: Receiver, input: string): SQL => sql`
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
