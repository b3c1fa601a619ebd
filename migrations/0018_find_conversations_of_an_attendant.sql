-- Not written when a message comes in: it names nothing that changes then.
create index conversations_by_attendant on conversations (attendant_id) where state = 'open';
