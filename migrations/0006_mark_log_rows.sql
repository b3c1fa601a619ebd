-- Drawn at random for each row, so that a restored log that has grown again is told from the one that rooms had read.
alter table change_log add column mark integer not null default 0;
