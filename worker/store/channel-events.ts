import type { ChannelEvents } from "#shared/protocol/channels.ts";
import type { ChannelEvent, TemplateNews } from "../channels/port.ts";
import { all, runBatch, type SQL, sql } from "./db.ts";
import { counting } from "./gauge.ts";

/** How long the same event once more is the same one, told again; in milliseconds. */
const SAME_FOR_MS = 24 * 3_600_000;

type Of = { companyId: string; channelId: string };

/** Writes down what the provider tells about a channel, and whether it is connected. What it told last is no news. */
export const noteEvent = async (d1: D1Database, of: Of, event: ChannelEvent, { id, now }: Noting): Promise<void> => {
  const { name, connection } = event;
  await runBatch(d1, [
    ...counting(of.channelId, sql`select iif(${isToldAgain(of, event, now)}, 'repeated', 'event') as outcome`, now),
    insertEvent(of, { id, name, detail: event.detail }, now),
    ...(connection
      ? [sql`update channels set connection = ${JSON.stringify(connection)} where id = ${of.channelId}`]
      : []),
  ]);
};

/** Changes what is known of a template as the provider says, and writes it down; what it says nothing of stays. */
export const noteTemplate = async (d1: D1Database, of: Of, news: TemplateNews, { id, now }: Noting): Promise<void> => {
  const { name, language, ...said } = news;
  const event = { id, name: "template", detail: news };
  const changed = Object.fromEntries(Object.entries(said).filter(([, it]) => it !== null));
  await runBatch(d1, [
    ...counting(of.channelId, sql`select iif(${isToldAgain(of, event, now)}, 'repeated', 'template') as outcome`, now),
    insertEvent(of, event, now),
    sql`update templates set template = json_patch(template, ${JSON.stringify(changed)})
      where channel_id = ${of.channelId} and name = ${name} and language = ${language}`,
  ]);
};

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

type Noting = { id: string; now: number };
type Told = { name: string; detail: object };

const insertEvent = (of: Of, event: Told & { id: string }, now: number): SQL => sql`
  insert into channel_events (id, channel_id, company_id, name, detail, at)
  select ${event.id}, ${of.channelId}, ${of.companyId}, ${event.name}, ${JSON.stringify(event.detail)}, ${now}
  where not ${isToldAgain(of, event, now)}`;

const isToldAgain = ({ channelId }: Of, { name, detail }: Told, now: number): SQL => sql`coalesce((
  select e.name = ${name} and e.detail = ${JSON.stringify(detail)} from channel_events e
  where e.channel_id = ${channelId} and e.at > ${now - SAME_FOR_MS} order by e.at desc, e.id desc limit 1), false)`;
