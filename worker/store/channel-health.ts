import type { Failure } from "#shared/model/message.ts";
import { type SQL, sql } from "./db.ts";

const MINUTE_MS = 60_000;

/** Something was sent through the channel; written at most once a minute. */
export const noteSend = (channelId: string, now: number): SQL => sql`
  insert into channel_health (channel_id, last_send_at) values (${channelId}, ${now})
  on conflict (channel_id) do update set last_send_at = excluded.last_send_at
  where last_send_at is null or last_send_at <= ${now - MINUTE_MS}`;

/** The channel's provider refused something, put it off or did not answer. `last_failure` is a `Failure` as JSON. */
export const noteFailure = (channelId: string, failure: Failure, now: number): SQL => sql`
  insert into channel_health (channel_id, last_failure_at, last_failure)
  values (${channelId}, ${now}, ${JSON.stringify(failure)})
  on conflict (channel_id) do update set last_failure_at = excluded.last_failure_at, last_failure = excluded.last_failure`;
