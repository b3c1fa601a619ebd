import type { Fact } from "#shared/protocol/fact.ts";
import { type LoggedRow, logMessage, logMessages, logPlainMessage, parseLogged } from "../change-log.ts";
import { each, runBatch, type SQL, sql } from "../db.ts";
import type { StoredChannel } from "../channels.ts";
import { countAlike, noteAlive } from "../gauge.ts";
import { insertBelongings } from "./belongings.ts";
import type { IncomingRow, Receiver } from "./incoming.ts";
import { isNameless } from "./names.ts";
import { raise, raiseAll } from "./raise.ts";

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
  const [, , logged = []] = await runBatch(d1, [
    insertMessages(to, incoming, as ? isStill(as) : sql`true`),
    ...raiseAndLog(to, incoming, now),
    countAlike(to.channelId, "stored", sql`select count(*) from messages where id in (${idsOf(incoming)})`, now),
    ...(isKnownAlive ? [] : [noteAlive(to.channelId, now)]),
    ...insertBelongings(to, incoming, now),
  ]);
  const rows = parseLogged(logged);
  return { stored: new Set(rows.flatMap(({ row: { fact } }) => messageIn(fact) ?? [])), rows };
};

const idsOf = (incoming: readonly IncomingRow[]): SQL => each(incoming.map((it) => it.id));

/** D1 plans each statement anew, and much of what many messages ask for is not needed for one. */
const raiseAndLog = (to: Receiver, incoming: readonly IncomingRow[], now: number): [raise: SQL, log: SQL] => {
  const only = incoming.length === 1 ? incoming[0] : undefined;
  if (!only) return [raiseAll(to, JSON.stringify(incoming)), logMessages(sql`msg.id in (${idsOf(incoming)})`, now)];
  const log = only.quotes === null ? logPlainMessage : logMessage;
  return [
    raise(sql`(select conversation_id from messages where id = ${only.id})`, only, { versions: 1 }),
    log(sql`msg.id = ${only.id}`, now),
  ];
};

const messageIn = (fact: Fact): string | null => (fact.fact === "conversation" ? (fact.message?.id ?? null) : null);

const isStill = ({ id, credentials, externalId, accountId }: StoredChannel): SQL => sql`exists (
  select 1 from channels h where h.id = ${id} and h.credentials = ${credentials} and h.external_id = ${externalId}
  and h.account_id is ${accountId})`;

/**
 * Joins each message to the one contact that all its identities belong to; a sender not fully known is left out. The
 * joins are crossed to keep their order: SQLite would rather begin with every identity of the company.
 */
const insertMessages = (
  { companyId, channelId }: Receiver,
  incoming: readonly IncomingRow[],
  condition: SQL,
): SQL => sql`
  insert into messages (id, company_id, conversation_id, channel_id, direction, kind, text, content, provider_id,
    quoted_provider_id, at)
  select n.value ->> 'id', c.company_id, c.id, c.channel_id, 'in', n.value ->> 'kind', n.value ->> 'text',
    nullif(n.value -> 'content', 'null'), n.value ->> 'providerId',
    n.value ->> 'quotes', n.value ->> 'at'
  from json_each(${JSON.stringify(incoming)}) n
  cross join contact_identities i on i.company_id = ${companyId} and i.kind = n.value ->> '$.identities[0].kind'
    and i.scope = n.value ->> '$.identities[0].scope' and i.external_id = n.value ->> '$.identities[0].externalId'
  cross join contacts k on k.id = i.contact_id and k.blocked_at is null and k.archived_at is null
  cross join conversations c on c.contact_id = k.id and c.channel_id = ${channelId} and c.state <> 'concluded'
  where ${condition}
  ${incoming.some((it) => it.identities.length > 1) ? sql`and ${areAllOf(companyId)}` : sql``}
  and not exists (select 1 from refused_messages r where r.channel_id = ${channelId} and r.hash = n.value ->> 'hash')
  and not exists (
    select 1 from amendments e where e.channel_id = ${channelId} and e.provider_id = n.value ->> 'providerId')
  and not exists (
    select 1 from messages q where q.channel_id = ${channelId} and q.quoted_provider_id = n.value ->> 'providerId')
  and (n.value ->> 'name' is null or n.value ->> 'name' = k.name or not ${isNameless(sql`k`)})
  order by n.key
  on conflict do nothing`;

/** All identities of the message `n` are the contact's, `k`. */
const areAllOf = (companyId: string): SQL => sql`not exists (
  select 1 from json_each(n.value, '$.identities') o left join contact_identities x
    on x.company_id = ${companyId} and x.kind = o.value ->> 'kind' and x.scope = o.value ->> 'scope'
    and x.external_id = o.value ->> 'externalId'
  where x.contact_id is not k.id)`;
