import { type Row, runBatch, type SQL, sql } from "../db.ts";
import type { IncomingRow, Receiver } from "./incoming.ts";
import { isNameless } from "./names.ts";

/** A contact that identities belong to, with all that counts when it and another are one. Times are epoch milliseconds. */
export type KnownContact = {
  id: string;
  name: string;
  phone: string | null;
  createdAt: number;
  blockedAt: number | null;
  blockedBy: string | null;
  refusedCount: number;
  refusedLastAt: number | null;
  archivedAt: number | null;
  archivedBy: string | null;
  marketingSaidAt: number | null;
  marketingStoppedAt: number | null;
  /** Nobody has said what they are called: an address stands in for the name. */
  isNameless: boolean;
  /** The contact as it was read, for `isAsRead`. */
  asRead: string;
};

/** A conversation of theirs that is not concluded. */
export type LiveConversation = {
  id: string;
  contactId: string;
  channelId: string;
  teamId: string;
  state: "queued" | "open";
  attendantId: string | null;
};

/** The contact of each of the customer's identities, in their order (`n.key`), and of the first that has one. */
export const ownersOf = (
  { companyId }: Receiver,
  { identities }: Pick<IncomingRow, "identities">,
): { owners: SQL; strongest: SQL; anyOwner: SQL } => {
  const owners = sql`select n.key, i.contact_id from json_each(${JSON.stringify(identities)}) n
    left join contact_identities i on i.company_id = ${companyId} and i.kind = n.value ->> 'kind'
    and i.scope = n.value ->> 'scope' and i.external_id = n.value ->> 'externalId'`;
  return {
    owners: sql`${owners} order by n.key`,
    strongest: sql`(select contact_id from (${owners}) where contact_id is not null order by key limit 1)`,
    anyOwner: sql`(select contact_id from (${owners}) where contact_id is not null)`,
  };
};

/** Three statements that read whom the identities belong to, for `toKnown`. */
export const readKnown = (to: Receiver, of: Pick<IncomingRow, "identities">): [SQL, SQL, SQL] => {
  const { owners, anyOwner } = ownersOf(to, of);
  return [
    owners,
    sql`select ${AS_READ} as body, ${isNameless(sql`k`)} as is_nameless from contacts k where k.id in ${anyOwner}`,
    sql`select id, contact_id, channel_id, team_id, state, attendant_id from conversations
      where contact_id in ${anyOwner} and state <> 'concluded'`,
  ];
};

/** `owners` are in the order of the identities, null where nobody is known by one; `contacts` in that of the owners. */
export const toKnown = ([owned = [], contacts = [], lives = []]: readonly Row[][]) => {
  const owners = owned.map((it) => (it.contact_id === null ? null : String(it.contact_id)));
  return {
    owners,
    contacts: contacts.map(toContact).toSorted((one, other) => owners.indexOf(one.id) - owners.indexOf(other.id)),
    lives: lives.map(toLive),
  };
};

export type Known = ReturnType<typeof toKnown>;

export const knownBy = async (d1: D1Database, to: Receiver, of: Pick<IncomingRow, "identities">): Promise<Known> =>
  toKnown(await runBatch(d1, readKnown(to, of)));

/** Whether the contact `k` is as it was read, and itself still. */
export const isAsRead = ({ id, asRead }: KnownContact): SQL =>
  sql`k.id = ${id} and k.merged_into is null and ${AS_READ} = ${asRead}`;

const AS_READ = sql.raw(`json_object('id', k.id, 'name', k.name, 'phone', k.phone, 'createdAt', k.created_at,
  'blockedAt', k.blocked_at, 'blockedBy', k.blocked_by, 'refusedCount', k.refused_count,
  'refusedLastAt', k.refused_last_at, 'archivedAt', k.archived_at, 'archivedBy', k.archived_by,
  'marketingSaidAt', k.marketing_said_at, 'marketingStoppedAt', k.marketing_stopped_at)`);

const toContact = (it: Row): KnownContact => ({
  ...(JSON.parse(String(it.body)) as Omit<KnownContact, "isNameless" | "asRead">),
  isNameless: it.is_nameless === 1,
  asRead: String(it.body),
});

const toLive = (it: Row): LiveConversation => ({
  id: String(it.id),
  contactId: String(it.contact_id),
  channelId: String(it.channel_id),
  teamId: String(it.team_id),
  state: it.state as LiveConversation["state"],
  attendantId: it.attendant_id === null ? null : String(it.attendant_id),
});
