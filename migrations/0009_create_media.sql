-- Files of messages. The bytes are in R2 under `media/<id>`; a row that was uploaded belongs to no message until it is sent.
create table media (
  id text primary key,
  company_id text not null references companies (id),
  conversation_id text not null references conversations (id),
  message_id text references messages (id),
  channel_id text not null references channels (id),
  -- `Media` of `shared/model/media.ts`; the message's content has a copy of it.
  media text not null,
  state text not null check (state in ('waiting', 'ready', 'refused', 'failed')),
  -- Where the provider has it (an id or an address), of what is to be downloaded.
  source text,
  uploaded_by text references users (id),
  attempts integer not null default 0,
  due_at integer,
  created_at integer not null
);
create index media_by_message on media (message_id) where message_id is not null;
create index media_due on media (due_at) where due_at is not null;
