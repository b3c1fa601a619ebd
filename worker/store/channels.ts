import type { ChannelKind } from "#shared/model/channel.ts";
import { all, first, type Row, sql } from "./db.ts";

/** A channel as webhooks and senders need it; its secrets still sealed. */
export type StoredChannel = {
  id: string;
  companyId: string;
  kind: ChannelKind;
  externalId: string;
  accountId: string | null;
  defaultTeamId: string;
  credentials: string;
  secretTag: string;
};

/** Channel ids are unique across companies: they stand in webhook addresses, which name no company. */
export const channelById = async (d1: D1Database, kind: string, id: string): Promise<StoredChannel | null> => {
  const row = await first(d1, sql`select * from channels where id = ${id} and kind = ${kind}`);
  return row && toChannel(row);
};

/** One of the company's channels. */
export const channelOfCompany = async (
  d1: D1Database,
  companyId: string,
  id: string,
): Promise<StoredChannel | null> => {
  const row = await first(d1, sql`select * from channels where id = ${id} and company_id = ${companyId}`);
  return row && toChannel(row);
};

/** The channel of a provider's number, page or account that shares the app secret of the given tag. */
export const channelByExternalId = async (
  d1: D1Database,
  kind: string,
  externalId: string,
  secretTag: string,
): Promise<StoredChannel | null> => {
  const row = await first(
    d1,
    sql`select * from channels where kind = ${kind} and external_id = ${externalId} and secret_tag = ${secretTag} limit 1`,
  );
  return row && toChannel(row);
};

/** All channels of an account at the provider that share the app secret of the given tag. */
export const channelsOfAccount = async (
  d1: D1Database,
  kind: string,
  accountId: string,
  secretTag: string,
): Promise<StoredChannel[]> => {
  const rows = await all(
    d1,
    sql`select * from channels where kind = ${kind} and account_id = ${accountId} and secret_tag = ${secretTag} order by id`,
  );
  return rows.map(toChannel);
};

/** A row of `channels`. */
export const toChannel = (it: Row): StoredChannel => ({
  id: String(it.id),
  companyId: String(it.company_id),
  kind: it.kind as ChannelKind,
  externalId: String(it.external_id),
  accountId: it.account_id === null ? null : String(it.account_id),
  defaultTeamId: String(it.default_team_id),
  credentials: String(it.credentials),
  secretTag: String(it.secret_tag),
});
