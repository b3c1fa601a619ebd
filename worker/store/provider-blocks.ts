import type { ChannelKind } from "#shared/model/channel.ts";
import type { ProviderBlock } from "#shared/protocol/api.ts";
import type { ChannelAddress, Outgoing } from "../channels/port.ts";
import { BEST_ADDRESS, REACHES } from "./addresses.ts";
import { all, type Row, runBatch, type SQL, sql } from "./db.ts";

/**
 * Has the providers be told: of a block, on each channel of the given kinds on which the contact has written or been written
 * to; of its end, wherever they were to be told of it.
 */
export const wantBlock = (
  of: { companyId: string; contactId: string; kinds: readonly ChannelKind[] },
  isBlocked: boolean,
  now: number,
): SQL =>
  isBlocked
    ? sql`insert into provider_blocks (contact_id, channel_id, company_id, is_wanted, state, at)
        select distinct c.contact_id, c.channel_id, c.company_id, 1, 'waiting', ${now}
        from conversations c join channels h on h.id = c.channel_id
        where c.contact_id = ${of.contactId} and c.company_id = ${of.companyId}
          and h.kind in (select value from json_each(${JSON.stringify(of.kinds)}))
        on conflict (contact_id, channel_id) do update
        set is_wanted = 1, state = 'waiting', reason = null, attempts = 0, at = excluded.at`
    : sql`update provider_blocks set is_wanted = 0, state = 'waiting', reason = null, attempts = 0, at = ${now}
        where contact_id = ${of.contactId} and company_id = ${of.companyId} and is_wanted = 1`;

/** A block, or its end, that a provider is to be told of. */
export type WaitingBlock = {
  contactId: string;
  isWanted: boolean;
  attempts: number;
  to: Outgoing["to"] | null;
  channel: ChannelAddress & { kind: ChannelKind; credentials: string };
};

/** The contact's that are due. */
export const waitingBlocks = async (d1: D1Database, contactId: string, now: number): Promise<WaitingBlock[]> => {
  const rows = await all(
    d1,
    sql`select b.is_wanted, b.attempts, h.id, h.kind, h.external_id, h.account_id, h.credentials, a.kind as to_kind, a.address
      from provider_blocks b join channels h on h.id = b.channel_id left join (
        select h.id as channel_id, i.kind, i.address, row_number() over (partition by h.id order by ${BEST_ADDRESS}) as place
        from contacts k join contact_identities i on i.contact_id = k.id join channels h on h.company_id = k.company_id
        where k.id = ${contactId} and ${REACHES}
      ) a on a.channel_id = b.channel_id and a.place = 1
      where b.contact_id = ${contactId} and b.state = 'waiting' and b.at <= ${now}`,
  );
  return rows.map((it) => toWaiting(contactId, it));
};

/** What a provider said. */
export type Told = { state: "done" | "failed" | "waiting"; reason: string | null; at: number };

/**
 * Notes what the provider said of a block, or of its end. Where somebody wants the opposite by now, what was said may have
 * overtaken it: then it is to be told once more, and the answer is false.
 */
export const noteTold = async (
  d1: D1Database,
  { contactId, channel, isWanted, attempts }: WaitingBlock,
  { state, reason, at }: Told,
): Promise<boolean> => {
  const row = sql`contact_id = ${contactId} and channel_id = ${channel.id}`;
  const [noted = []] = await runBatch(d1, [
    sql`update provider_blocks set state = ${state}, reason = ${reason}, at = ${at}, attempts = ${attempts + 1}
      where ${row} and is_wanted = ${isWanted ? 1 : 0} returning 1`,
    sql`update provider_blocks set state = 'waiting', at = min(at, ${at}) where ${row} and is_wanted <> ${isWanted ? 1 : 0}`,
  ]);
  return noted.length > 0;
};

/** Contacts of whose block, or its end, a provider is to be told by the given time. */
export const contactsWithWaitingBlocks = async (d1: D1Database, at: number, limit: number): Promise<string[]> => {
  const rows = await all(
    d1,
    sql`select distinct contact_id from provider_blocks where state = 'waiting' and at <= ${at} limit ${limit}`,
  );
  return rows.map((it) => String(it.contact_id));
};

/** What the contact's providers were told, and what they said, by channel. */
export const providerBlocksOf = async (
  d1: D1Database,
  companyId: string,
  contactId: string,
): Promise<ProviderBlock[]> => {
  const rows = await all(
    d1,
    sql`select channel_id, is_wanted, state, reason from provider_blocks
      where contact_id = ${contactId} and company_id = ${companyId} order by channel_id`,
  );
  return rows.map((it) => ({
    channelId: String(it.channel_id),
    isWanted: it.is_wanted === 1,
    state: it.state as ProviderBlock["state"],
    reason: it.reason === null ? null : String(it.reason),
  }));
};

const toWaiting = (contactId: string, it: Row): WaitingBlock => ({
  contactId,
  isWanted: it.is_wanted === 1,
  attempts: Number(it.attempts),
  to: it.to_kind === null ? null : { kind: it.to_kind as Outgoing["to"]["kind"], address: String(it.address) },
  channel: {
    id: String(it.id),
    kind: it.kind as ChannelKind,
    externalId: String(it.external_id),
    accountId: it.account_id === null ? null : String(it.account_id),
    credentials: String(it.credentials),
  },
});
