-- A held reply changes its conversation's line in lists only when it goes: until then its line is kept here.
alter table deliveries add column preview text;

-- Messages of unknown fate on channels whose provider names our id in its reports: what no report has settled by then failed.
create table unsettled (
  message_id text primary key references messages (id),
  due_at integer not null
) without rowid;
create index unsettled_due on unsettled (due_at);

-- While a block waits to be told, `at` is when it is tried next.
alter table provider_blocks add column attempts integer not null default 0;
