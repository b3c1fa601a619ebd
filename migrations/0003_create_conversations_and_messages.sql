create table conversations (
  id text primary key,
  company_id text not null references companies (id),
  contact_id text not null references contacts (id),
  channel_id text not null references channels (id),
  team_id text not null references teams (id),
  attendant_id text references users (id),
  state text not null check (state in ('queued', 'open', 'concluded')),
  version integer not null,
  created_at integer not null,
  concluded_at integer,
  waiting_since integer,
  last_message_at integer not null,
  last_inbound_at integer,
  preview text not null,
  unread integer not null check (unread >= 0),
  check (state <> 'queued' or attendant_id is null),
  check (state <> 'open' or attendant_id is not null),
  check ((state = 'concluded') = (concluded_at is not null))
);
create unique index conversations_one_unconcluded on conversations (contact_id, channel_id) where state <> 'concluded';
create index conversations_by_state on conversations (company_id, state, last_message_at);
create index conversations_by_team on conversations (team_id, state, concluded_at);
create index conversations_by_contact on conversations (contact_id, channel_id, concluded_at);

-- An attendant is always a member of the team.
create trigger conversations_attendant_is_member_on_insert before insert on conversations
when new.state = 'open' and not exists (
  select 1 from memberships where team_id = new.team_id and user_id = new.attendant_id
)
begin
  select raise(abort, 'attendant_is_no_member');
end;

create trigger conversations_attendant_is_member_on_update before update of state, team_id, attendant_id on conversations
when new.state = 'open' and not exists (
  select 1 from memberships where team_id = new.team_id and user_id = new.attendant_id
)
begin
  select raise(abort, 'attendant_is_no_member');
end;

create trigger memberships_outlive_open_conversations before delete on memberships
when exists (
  select 1 from conversations where team_id = old.team_id and state = 'open' and attendant_id = old.user_id
)
begin
  select raise(abort, 'member_has_open_conversations');
end;

create table messages (
  id text not null,
  company_id text not null references companies (id),
  conversation_id text not null references conversations (id),
  channel_id text not null references channels (id),
  direction text not null check (direction in ('in', 'out', 'system')),
  kind text not null,
  text text,
  content text,
  provider_id text,
  status text,
  failure text,
  author_id text references users (id),
  revision integer not null default 1,
  -- The id of the batch that changed the row last: lets its later statements find what an UPDATE really changed.
  changed_by text,
  at integer not null,
  primary key (conversation_id, at, id)
) without rowid;
create unique index messages_by_id on messages (id);
create unique index messages_by_provider_id on messages (channel_id, provider_id) where provider_id is not null;

-- What waits to be sent: a row lives from the command until the provider has answered.
create table deliveries (
  message_id text primary key references messages (id),
  company_id text not null references companies (id),
  conversation_id text not null references conversations (id),
  at integer not null,
  attempts integer not null default 0,
  due_at integer not null,
  lease text,
  lease_ends_at integer
) without rowid;
create index deliveries_by_conversation on deliveries (conversation_id, at, message_id);
