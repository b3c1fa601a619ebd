-- Scopes are `team-<id>` and `company-<id>`; a scope's seq has no gaps.
create table change_log (
  scope text not null,
  seq integer not null,
  company_id text not null references companies (id),
  conversation_id text,
  version integer,
  audience_before text,
  audience_after text,
  fact text not null,
  at integer not null,
  primary key (scope, seq)
) without rowid;

create table commands (
  company_id text not null references companies (id),
  user_id text not null references users (id),
  id text not null,
  name text not null,
  conversation_id text,
  result text not null,
  at integer not null,
  primary key (company_id, user_id, id)
) without rowid;

create table dead_letters (
  id text primary key,
  company_id text not null references companies (id),
  channel_id text not null references channels (id),
  body text not null,
  error text not null,
  at integer not null,
  replayed_at integer
);
create index dead_letters_by_company on dead_letters (company_id, at);

-- What webhooks brought that became neither message nor status, counted a day (UTC, YYYY-MM-DD) at a time.
create table webhook_counts (
  channel_id text not null references channels (id),
  day text not null,
  outcome text not null,
  count integer not null,
  primary key (channel_id, day, outcome)
) without rowid;

create table audit_log (
  id text primary key,
  company_id text not null references companies (id),
  actor_id text not null references users (id),
  action text not null,
  subject_id text not null,
  detail text not null,
  at integer not null
);
create index audit_log_by_company on audit_log (company_id, at);

-- A guard rolls its batch back when the statement before it changed no row: `insert into guards select changes()`.
create view guards as select 1 as changed;
create trigger guards_hold instead of insert on guards when new.changed = 0
begin
  select raise(abort, 'guard_failed');
end;
