-- The bytes of a message that was taken back go soon after its words: a row that is due is looked after by a job.
create trigger revoked_messages_lose_their_files after update of revoked_at on messages when new.revoked_at is not null
begin
  update media set due_at = new.revoked_at where message_id = new.id;
end;
