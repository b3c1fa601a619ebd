import type { ChannelDetails } from "#shared/protocol/channels.ts";
import { toChannel, type StoredChannel } from "./channels.ts";
import { all, type Row, sql } from "./db.ts";

/** A channel with how it fares. */
export type FaringChannel = {
  stored: StoredChannel;
  name: string;
  pausedAt: number | null;
  sendsPerSecond: number;
} & Pick<ChannelDetails, "connection" | "health" | "waiting" | "deadLetters">;

/** The company's channels by name, with what came and went last, what waits, and what was not understood. */
export const faringChannels = async (d1: D1Database, companyId: string, now: number): Promise<FaringChannel[]> => {
  const rows = await all(
    d1,
    sql`select h.*, e.last_event_at, e.last_send_at, e.last_failure_at, e.last_failure, w.count as waiting, w.since,
        (select count(*) from dead_letters d where d.company_id = h.company_id and d.channel_id = h.id
          and d.replayed_at is null) as dead
      from channels h left join channel_health e on e.channel_id = h.id
      left join (
        select c.channel_id, count(*) as count, min(iif(d.due_at <= ${now}, d.due_at, null)) as since
        from deliveries d join conversations c on c.id = d.conversation_id
        where d.company_id = ${companyId} group by c.channel_id
      ) w on w.channel_id = h.id
      where h.company_id = ${companyId} order by h.name`,
  );
  return rows.map(toFaring);
};

const toFaring = (it: Row): FaringChannel => ({
  stored: toChannel(it),
  name: String(it.name),
  pausedAt: number(it.paused_at),
  sendsPerSecond: Number(it.sends_per_second),
  connection: it.connection === null ? null : JSON.parse(String(it.connection)),
  health: {
    lastEventAt: number(it.last_event_at),
    lastSendAt: number(it.last_send_at),
    lastFailureAt: number(it.last_failure_at),
    lastFailure: it.last_failure === null ? null : String(it.last_failure),
  },
  waiting: { count: Number(it.waiting ?? 0), since: number(it.since) },
  deadLetters: Number(it.dead),
});

const number = (value: Row[string] | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);
