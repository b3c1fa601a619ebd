import { type SQL, sql } from "./db.ts";

/** How far ahead a sender takes a slot of its channel, in milliseconds: so long it waits, with the lease in its hand. */
const AHEAD_MS = 2_000;

/** The channel `p` is no further behind than a sender waits. */
export const hasRoom = (now: number): SQL => sql`coalesce(p.next_at, 0) <= ${now + AHEAD_MS}`;

/** The channel's next slot goes to the sender that has the lease: each is a share of a second long. */
export const takeSlot = ({ conversationId, lease }: { conversationId: string; lease: string }, now: number): SQL => sql`
  insert into channel_paces (channel_id, next_at)
  select h.id, ${now} + 1000.0 / h.sends_per_second
  from deliveries d join messages m on m.id = d.message_id join channels h on h.id = m.channel_id
  where d.conversation_id = ${conversationId} and d.lease = ${lease}
  on conflict (channel_id) do update set next_at = excluded.next_at + max(0, next_at - ${now})`;

/** The channel sends nothing before the given time: its provider has had enough. */
export const slowDown = (channelId: string, until: number): SQL => sql`
  insert into channel_paces (channel_id, next_at) values (${channelId}, ${until})
  on conflict (channel_id) do update set next_at = max(next_at, excluded.next_at)`;
