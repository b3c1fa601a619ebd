alter table channels add column paused_at integer;
alter table channels add column sends_per_second integer not null default 80 check (sends_per_second between 1 and 1000);
-- What the provider says of the connection, as JSON: connected or not, and why; null until it has said something.
alter table channels add column connection text;

-- When the channel may send again, in epoch milliseconds: every send moves it on by its share of a second.
create table channel_paces (
  channel_id text primary key references channels (id),
  next_at real not null
) without rowid;

-- What providers tell about an account, a number, a template or a connection: what an administrator may want to look up.
create table channel_events (
  id text primary key,
  channel_id text not null references channels (id),
  company_id text not null references companies (id),
  name text not null,
  detail text not null,
  at integer not null
);
create index channel_events_by_channel on channel_events (channel_id, at);

-- When a webhook of the channel last came in, and the last one that failed; written at most once a minute.
create table channel_health (
  channel_id text primary key references channels (id),
  last_event_at integer,
  last_send_at integer,
  last_failure_at integer,
  last_failure text
) without rowid;

-- Blocks that providers are to be told of, and what they said: best effort, a row for each channel with such an API.
create table provider_blocks (
  contact_id text not null references contacts (id),
  channel_id text not null references channels (id),
  company_id text not null references companies (id),
  is_wanted integer not null check (is_wanted in (0, 1)),
  state text not null check (state in ('waiting', 'done', 'failed')),
  reason text,
  at integer not null,
  primary key (contact_id, channel_id)
) without rowid;
create index provider_blocks_waiting on provider_blocks (at) where state = 'waiting';
