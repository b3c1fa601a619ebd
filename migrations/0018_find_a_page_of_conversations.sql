-- What someone attends to, and the queue by how long the customer has waited. Neither is written when a message comes into an
-- open conversation: the one does not name what changes then, the other leaves it out.
create index conversations_by_attendant on conversations (attendant_id) where state = 'open';
create index conversations_by_waiting on conversations (company_id, coalesce(waiting_since, last_message_at), id)
  where state = 'queued';
