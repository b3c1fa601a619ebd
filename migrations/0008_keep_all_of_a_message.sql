-- The message that this one answers or reacts to: by the provider's id of what customers and phones send, by ours of what we send.
alter table messages add column quoted_provider_id text;
alter table messages add column quoted_id text;
alter table messages add column edited_at integer;
alter table messages add column revoked_at integer;
-- Until when a held message can be taken back.
alter table messages add column hold_until integer;
-- What its sender needs beyond kind, text and content: `Attachment` of `shared/model/attachment.ts`.
alter table messages add column attachment text;
-- What the provider says that it costs: category, model, whether it is billed.
alter table messages add column pricing text;

-- What became of messages after they were sent, by the provider's id: a change may arrive before its message.
create table amendments (
  channel_id text not null references channels (id),
  provider_id text not null,
  text text,
  content text,
  edited_at integer,
  revoked_at integer,
  primary key (channel_id, provider_id)
) without rowid;

-- Where customers came from: the advertisement or link that a message was the answer to.
create table lead_origins (
  message_id text primary key references messages (id),
  company_id text not null references companies (id),
  contact_id text not null references contacts (id),
  origin text not null,
  at integer not null
) without rowid;
create index lead_origins_by_contact on lead_origins (contact_id, at);

alter table contacts add column marketing_stopped_at integer;
alter table teams add column safety_delay_ms integer not null default 0 check (safety_delay_ms between 0 and 60000);
alter table users add column safety_delay_ms integer check (safety_delay_ms between 0 and 60000);
