import { companyScope } from "#shared/protocol/scope.ts";
import { logFact } from "../change-log.ts";
import { guard, type SQL, sql } from "../db.ts";
import { audit } from "./audit.ts";
import type { ChangeOf, SealedSecrets, Writing } from "./writing.ts";

export const channelChange = (change: ChangeOf<"channel">, writing: Writing): SQL[] => {
  const { channel, isNew, address } = change;
  const { companyId, now } = writing;
  return [
    isNew ? insertChannel(change, writing) : updateChannel(change, writing),
    guard,
    logFact(companyScope(companyId), companyId, { fact: "channel", channel }, now),
    audit(writing, "channel", channel.id, { ...channel, ...address }),
  ];
};

/** Two who replace secrets at once do not undo each other's. The audit log says that it was done, not with what. */
export const channelSecrets = ({ channelId }: ChangeOf<"channel_secrets">, writing: Writing): SQL[] => {
  const { credentials, secretTag, was } = sealedOf(writing);
  return [
    sql`update channels set credentials = ${credentials}, secret_tag = ${secretTag}
      where id = ${channelId} and company_id = ${writing.companyId} and credentials = ${was}`,
    guard,
    audit(writing, "channel_secrets", channelId, {}),
  ];
};

const insertChannel = ({ channel, address }: ChangeOf<"channel">, writing: Writing): SQL => {
  const { companyId, now } = writing;
  const { credentials, secretTag } = sealedOf(writing);
  return sql`insert into channels (id, company_id, kind, name, external_id, account_id, default_team_id, sends_per_second,
      credentials, secret_tag, created_at)
    values (${channel.id}, ${companyId}, ${channel.kind}, ${channel.name}, ${address?.externalId}, ${address?.accountId},
      ${channel.defaultTeamId}, ${address?.sendsPerSecond}, ${credentials}, ${secretTag}, ${now})`;
};

const updateChannel = ({ channel, address }: ChangeOf<"channel">, { companyId }: Writing): SQL => {
  const moved = address
    ? sql`, external_id = ${address.externalId}, account_id = ${address.accountId}, sends_per_second = ${address.sendsPerSecond}`
    : sql``;
  return sql`update channels set name = ${channel.name}, default_team_id = ${channel.defaultTeamId},
      paused_at = ${channel.pausedAt} ${moved}
    where id = ${channel.id} and company_id = ${companyId}`;
};

const sealedOf = ({ sealed }: Writing): SealedSecrets => {
  if (!sealed) throw new Error("a channel's secrets have not been sealed");
  return sealed;
};
