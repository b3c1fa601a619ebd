import { type Row, runBatch, type SQL, sql } from "../db.ts";
import type { Amendment, IncomingRow, Receiver } from "./incoming.ts";
import { ownersOf, readKnown, toKnown } from "./known.ts";

/** What `decideInbound` needs to know of a message, in one read. */
export const readInboundState = async (d1: D1Database, to: Receiver, message: IncomingRow) => {
  const { channelId } = to;
  const { anyOwner } = ownersOf(to, message);
  const [repeats = [], amendments = [], last = [], ...known] = await runBatch(d1, [
    sql`select 1 from messages where channel_id = ${channelId} and provider_id = ${message.providerId}
      union all select 1 from refused_messages where channel_id = ${channelId} and hash = ${message.hash}`,
    amendmentOf(channelId, message.providerId),
    sql`select c.id, c.team_id, c.attendant_id, c.concluded_at, t.reopen_window_ms, m.user_id as member_id
      from conversations c join teams t on t.id = c.team_id
      left join memberships m on m.team_id = c.team_id and m.user_id = c.attendant_id
      where c.contact_id in ${anyOwner} and c.channel_id = ${channelId} and c.state = 'concluded'
      order by c.concluded_at desc limit 1`,
    ...readKnown(to, message),
  ]);
  const concluded = last[0];
  return {
    ...toKnown(known),
    channelId,
    isRepeat: repeats.length > 0,
    name: message.name,
    amendment: toAmendment(amendments[0]),
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
