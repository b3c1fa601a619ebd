-- A message that changes, or comes after those that quote it, is shown in them.
create index messages_by_quoted_provider_id on messages (channel_id, quoted_provider_id) where quoted_provider_id is not null;
create index messages_by_quoted_id on messages (quoted_id) where quoted_id is not null;

-- When the customer last said, by the provider's time, whether they want advertising: of two such words the later one counts.
alter table contacts add column marketing_said_at integer;
