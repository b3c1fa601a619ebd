-- Messages that a provider has approved, as it last said: `Template` of `shared/model/template.ts`.
create table templates (
  channel_id text not null references channels (id),
  name text not null,
  language text not null,
  company_id text not null references companies (id),
  template text not null,
  synced_at integer not null,
  primary key (channel_id, name, language)
) without rowid;
