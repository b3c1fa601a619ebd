create table companies (
  id text primary key,
  name text not null,
  created_at integer not null
);

-- The tables users, sessions, accounts and verifications are shared with better-auth, which writes their times as ISO texts.
create table users (
  id text primary key,
  company_id text not null references companies (id),
  name text not null,
  email text not null unique,
  email_verified integer not null default 0,
  image text,
  role text not null check (role in ('admin', 'agent')),
  removed_at integer,
  created_at text not null,
  updated_at text not null
);
create index users_by_company on users (company_id);

create table sessions (
  id text primary key,
  user_id text not null references users (id),
  token text not null unique,
  expires_at text not null,
  ip_address text,
  user_agent text,
  created_at text not null,
  updated_at text not null
);
create index sessions_by_user on sessions (user_id);

create table accounts (
  id text primary key,
  user_id text not null references users (id),
  issuer text not null,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at text,
  refresh_token_expires_at text,
  scope text,
  created_at text not null,
  updated_at text not null
);
create index accounts_by_user on accounts (user_id);

create table verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at text not null,
  created_at text not null,
  updated_at text not null
);

-- Failed sign-ins, counted a key (an account or an address) at a time within a window.
create table sign_in_failures (
  key text primary key,
  count integer not null,
  window_ends_at integer not null
) without rowid;

create table teams (
  id text primary key,
  company_id text not null references companies (id),
  name text not null collate nocase,
  access text not null check (access in ('everyone', 'team', 'attendant')),
  reopen_window_ms integer not null check (reopen_window_ms >= 0),
  created_at integer not null,
  unique (company_id, name)
);

create table memberships (
  team_id text not null references teams (id),
  user_id text not null references users (id),
  company_id text not null references companies (id),
  is_supervisor integer not null check (is_supervisor in (0, 1)),
  primary key (team_id, user_id)
) without rowid;
create index memberships_by_user on memberships (user_id);
