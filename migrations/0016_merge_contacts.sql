-- A contact who turned out to be the same person as another has become that one: whatever was theirs is the other's. The row
-- stays, so that what still names it (a link, a command that waited on a device) finds the other. It never changes again.
alter table contacts add column merged_into text references contacts (id);
create index contacts_by_merged_into on contacts (merged_into) where merged_into is not null;

create trigger merged_contacts_stay_as_they_are before update on contacts
when old.merged_into is not null and new.merged_into is old.merged_into
begin
  select raise(abort, 'contact_is_merged');
end;

create trigger merged_contacts_get_no_identities before insert on contact_identities
when exists (select 1 from contacts where id = new.contact_id and merged_into is not null)
begin
  select raise(abort, 'contact_is_merged');
end;

create trigger merged_contacts_get_no_conversations before insert on conversations
when exists (select 1 from contacts where id = new.contact_id and merged_into is not null)
begin
  select raise(abort, 'contact_is_merged');
end;
