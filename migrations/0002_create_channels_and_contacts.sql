create table channels (
  id text primary key,
  company_id text not null references companies (id),
  kind text not null check (kind in ('whatsapp', 'zapi', 'instagram', 'messenger')),
  name text not null,
  -- The provider's id of the number, account, page or instance; account_id is the account above it, if there is one.
  external_id text not null,
  account_id text,
  default_team_id text not null references teams (id),
  -- AES-GCM ciphertext of the channel's secrets, and a keyed tag of its app secret by which one is found.
  credentials text not null,
  secret_tag text not null,
  created_at integer not null,
  unique (company_id, kind, external_id)
);
create index channels_by_external_id on channels (kind, external_id);

create table contacts (
  id text primary key,
  company_id text not null references companies (id),
  name text not null,
  -- Name and number without accents and case, for searching and sorting.
  search text not null,
  phone text,
  blocked_at integer,
  blocked_by text references users (id),
  archived_at integer,
  archived_by text references users (id),
  refused_count integer not null default 0,
  refused_last_at integer,
  created_at integer not null
);
create index contacts_by_search on contacts (company_id, search, id);

create table contact_identities (
  company_id text not null references companies (id),
  kind text not null check (kind in ('phone', 'bsuid', 'instagram', 'messenger', 'zapi')),
  scope text not null,
  external_id text not null,
  contact_id text not null references contacts (id),
  -- What the provider wants to be told when something is sent there.
  address text not null,
  primary key (company_id, kind, scope, external_id)
) without rowid;
create index contact_identities_by_contact on contact_identities (contact_id);

-- Hashes of the provider's ids of messages turned away by a block: a repeat neither counts twice nor comes back later.
create table refused_messages (
  channel_id text not null references channels (id),
  hash text not null,
  at integer not null,
  primary key (channel_id, hash)
) without rowid;
