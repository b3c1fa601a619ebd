-- Where a conversation stands in its list, so that a page is read in order and nothing has to be sorted: the queue by how long the
-- customer has waited, the others by their last message. Takes the place of an index that did so for the others alone; while a
-- customer waits, their next message does not write it.
create index conversations_by_place on conversations (
  company_id, state, case state when 'queued' then coalesce(waiting_since, last_message_at) else last_message_at end, id
);
drop index conversations_by_state;
