-- Provider's ids of attempts that a person has retried: what is still reported about them is not about the new attempt.
create table past_attempts (
  channel_id text not null references channels (id),
  provider_id text not null,
  primary key (channel_id, provider_id)
) without rowid;
