-- Conversations' pads: the room that keeps each, and what it saved last. A state is Yjs' encoding in base64, as it travels
-- (D1 gives blobs back as lists of numbers); a large one lies in R2 under `state_key`. It comes last, so that a search need
-- not read past it.
create table pads (
  conversation_id text primary key references conversations (id),
  company_id text not null references companies (id),
  -- A scope, as in the change log.
  keeper text not null,
  epoch text not null,
  -- A JSON list of epochs whose keeper had lost its copy: what is saved under one of them comes too late.
  lost_epochs text not null default '[]',
  -- A JSON list of the claims that were granted, each by the epoch that it might have begun: one that comes again, or late,
  -- changes nothing.
  claims text not null,
  -- Rises with every change; what is saved late does not replace what is newer.
  revision integer not null default 0,
  state_key text,
  saved_at integer,
  -- The notes' texts without accents and case, for searching.
  search text not null default '',
  notes text not null default '[]',
  draft text not null default '',
  meta text not null,
  state text
);
