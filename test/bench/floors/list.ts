/** What a page of conversations costs at least: for each tab its best SQL, behind a bare Hono route. */
import { Hono } from "hono";

const COLUMNS = `c.id, c.version, c.state, c.preview, c.last_message_at as lastMessageAt, c.last_inbound_at as lastInboundAt,
  c.waiting_since as waitingSince, c.concluded_at as concludedAt, c.unread, c.channel_id as channelId, h.kind as channel,
  k.id as contactId, k.name as contactName, k.phone, k.blocked_at as blockedAt, k.archived_at as archivedAt,
  k.marketing_stopped_at as marketingStoppedAt, t.id as teamId, t.name as teamName, u.id as userId, u.name as userName`;
const TABLES = `conversations c join teams t on t.id = c.team_id left join memberships m on m.team_id = c.team_id and m.user_id = ?2
  join contacts k on k.id = c.contact_id join channels h on h.id = c.channel_id left join users u on u.id = c.attendant_id`;

/** As the index has it. */
const PLACE = "case c.state when 'queued' then coalesce(c.waiting_since, c.last_message_at) else c.last_message_at end";
const NEWEST = `order by ${PLACE} desc, c.id desc limit 51`;
const TABS: Record<string, string> = {
  queue: `c.company_id = ?1 and c.state = 'queued' and m.user_id is not null order by ${PLACE}, c.id limit 51`,
  mine: `+c.company_id = ?1 and c.state = 'open' and c.attendant_id = ?2 and m.user_id is not null ${NEWEST}`,
  others: `c.company_id = ?1 and c.state = 'open' and c.attendant_id <> ?2 and (m.is_supervisor = 1 or m.user_id is not null
    and t.access <> 'attendant') ${NEWEST}`,
  concluded: `c.company_id = ?1 and c.state = 'concluded' and (t.access = 'everyone' or m.is_supervisor = 1 or c.attendant_id = ?2
    and m.user_id is not null or t.access = 'team' and m.user_id is not null) ${NEWEST}`,
};

type Row = Record<string, string | number | null>;

export default new Hono<{ Bindings: { DB: D1Database } }>().get("/list", async (c) => {
  const { tab = "", company = "", user = "" } = c.req.query();
  const sql = `select ${COLUMNS} from ${TABLES} where ${TABS[tab]}`;
  const { results } = await c.env.DB.prepare(sql).bind(company, user).all<Row>();
  const items = results.slice(0, 50).map(conversation);
  return c.json({ items, next: results.length > 50 ? String(results[50]!.lastMessageAt) : null });
});

const conversation = (it: Row) => ({
  id: it.id,
  version: it.version,
  state: it.state,
  contact: {
    id: it.contactId,
    name: it.contactName,
    phone: it.phone,
    blockedAt: it.blockedAt,
    archivedAt: it.archivedAt,
    marketingStoppedAt: it.marketingStoppedAt,
  },
  team: { id: it.teamId, name: it.teamName },
  attendant: it.userId === null ? null : { id: it.userId, name: it.userName },
  channel: it.channel,
  channelId: it.channelId,
  preview: it.preview,
  lastMessageAt: it.lastMessageAt,
  lastInboundAt: it.lastInboundAt,
  waitingSince: it.waitingSince,
  concludedAt: it.concludedAt,
  unread: it.unread,
});
