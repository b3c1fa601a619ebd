-- Companies are sharded over databases. The directory of the first database names every key by which a company is found
-- before it is known; in the other databases it is filled, too, and never read.

-- Companies whose database is not the first one; the primary key keeps a company from being in two.
create table placements (
  company_id text primary key,
  -- The name of the Worker's binding.
  shard text not null
) without rowid;

-- Keys are `email:<address>`, `channel:<id>`, `scope:<scope>` and `provider:<kind>:<external id or account id>`.
-- Nor can it be placed elsewhere once it is in the first database, or come to be there once it is placed elsewhere.
create trigger placements_are_not_of_companies_here before insert on placements
when exists (select 1 from companies where id = new.company_id)
begin
  select raise(abort, 'UNIQUE constraint failed: companies.id');
end;
create trigger companies_here_are_not_placed_elsewhere before insert on companies
when exists (select 1 from placements where company_id = new.id)
begin
  select raise(abort, 'UNIQUE constraint failed: companies.id');
end;

create table directory (
  key text not null,
  company_id text not null,
  -- Drawn anew whenever the company lays claim to the key, so that what is freed late is not what was claimed since.
  claim text not null default '',
  primary key (key, company_id)
) without rowid;

insert into directory (key, company_id) select 'scope:company-' || id, id from companies;
insert into directory (key, company_id) select 'scope:team-' || id, company_id from teams;
insert into directory (key, company_id) select 'email:' || email, company_id from users where removed_at is null;
insert into directory (key, company_id) select 'channel:' || id, company_id from channels;
insert into directory (key, company_id)
  select distinct 'provider:' || kind || ':' || external_id, company_id from channels where true
  on conflict do nothing;
insert into directory (key, company_id)
  select distinct 'provider:' || kind || ':' || account_id, company_id from channels where account_id is not null
  on conflict do nothing;

-- Two companies may have the same number at a provider, under different apps; anything else belongs to one. The words are
-- those of the constraint that says the same within one database.
create trigger directory_has_an_address_once before insert on directory
when new.key glob 'email:*' and exists (select 1 from directory where key = new.key and company_id <> new.company_id)
begin
  select raise(abort, 'UNIQUE constraint failed: users.email');
end;
create trigger directory_has_a_channel_once before insert on directory
when new.key glob 'channel:*' and exists (select 1 from directory where key = new.key and company_id <> new.company_id)
begin
  select raise(abort, 'UNIQUE constraint failed: channels.id');
end;
-- A scope names its room, which would otherwise serve two companies.
create trigger directory_has_a_scope_once before insert on directory
when new.key glob 'scope:*' and exists (select 1 from directory where key = new.key and company_id <> new.company_id)
begin
  select raise(abort, 'UNIQUE constraint failed: teams.id');
end;

create trigger companies_are_in_the_directory after insert on companies
begin
  insert into directory (key, company_id) values ('scope:company-' || new.id, new.id) on conflict do nothing;
end;
create trigger teams_are_in_the_directory after insert on teams
begin
  insert into directory (key, company_id) values ('scope:team-' || new.id, new.company_id) on conflict do nothing;
end;
create trigger users_are_in_the_directory after insert on users when new.removed_at is null
begin
  insert into directory (key, company_id) values ('email:' || new.email, new.company_id) on conflict do nothing;
end;
create trigger users_leave_the_directory after update of email on users
begin
  delete from directory where key = 'email:' || old.email and company_id = old.company_id;
  insert into directory (key, company_id) select 'email:' || new.email, new.company_id where new.removed_at is null
    on conflict do nothing;
end;
create trigger channels_are_in_the_directory after insert on channels
begin
  insert into directory (key, company_id) values ('channel:' || new.id, new.company_id) on conflict do nothing;
  insert into directory (key, company_id) values ('provider:' || new.kind || ':' || new.external_id, new.company_id)
    on conflict do nothing;
  insert into directory (key, company_id)
    select 'provider:' || new.kind || ':' || new.account_id, new.company_id where new.account_id is not null
    on conflict do nothing;
end;
-- What a channel was before stays: such a key only says where to look.
create trigger channels_move_in_the_directory after update of external_id, account_id on channels
begin
  insert into directory (key, company_id) values ('provider:' || new.kind || ':' || new.external_id, new.company_id)
    on conflict do nothing;
  insert into directory (key, company_id)
    select 'provider:' || new.kind || ':' || new.account_id, new.company_id where new.account_id is not null
    on conflict do nothing;
end;
