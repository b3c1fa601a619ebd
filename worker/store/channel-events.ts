import type { ChannelEvents } from "#shared/protocol/channels.ts";
import { all, sql } from "./db.ts";

/** What the provider told of one of the company's channels, the newest first. */
export const eventsOfChannel = async (
  d1: D1Database,
  companyId: string,
  channelId: string,
  limit: number,
): Promise<ChannelEvents["items"]> => {
  const rows = await all(
    d1,
    sql`select id, name, detail, at from channel_events
      where channel_id = ${channelId} and company_id = ${companyId} order by at desc, id desc limit ${limit}`,
  );
  return rows.map((it) => ({
    id: String(it.id),
    name: String(it.name),
    detail: JSON.parse(String(it.detail)),
    at: Number(it.at),
  }));
};
