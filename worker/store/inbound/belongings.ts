import { type SQL, sql } from "../db.ts";
import type { EchoRow, IncomingRow, Receiver } from "./incoming.ts";

/**
 * What comes with messages: their files, which are to be downloaded, and what brought the customer to write. Of those
 * messages alone that the statements before have stored.
 */
export const insertBelongings = (
  { channelId }: Receiver,
  rows: readonly (IncomingRow | EchoRow)[],
  now: number,
): SQL[] => {
  const media = rows.flatMap(({ id, media: it, source }) => (it ? [{ id, media: it, source }] : []));
  const origins = rows.flatMap((it) => ("origin" in it && it.origin ? [{ id: it.id, origin: it.origin }] : []));
  return [
    ...(media.length > 0 ? [insertMedia(channelId, JSON.stringify(media), now)] : []),
    ...(origins.length > 0 ? [insertOrigins(JSON.stringify(origins))] : []),
  ];
};

const insertMedia = (channelId: string, input: string, now: number): SQL => sql`
  insert into media (id, company_id, conversation_id, message_id, channel_id, media, state, source, due_at, created_at)
  select n.value ->> '$.media.id', m.company_id, m.conversation_id, m.id, ${channelId}, n.value -> '$.media', 'waiting',
    n.value -> '$.source', ${now}, ${now}
  from json_each(${input}) n cross join messages m on m.id = n.value ->> 'id'`;

const insertOrigins = (input: string): SQL => sql`
  insert into lead_origins (message_id, company_id, contact_id, origin, at)
  select m.id, m.company_id, c.contact_id, n.value -> 'origin', m.at
  from json_each(${input}) n cross join messages m on m.id = n.value ->> 'id'
  cross join conversations c on c.id = m.conversation_id`;
