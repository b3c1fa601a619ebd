/** The schema of the floors that store messages: what two inserts need, and no more. */
export const SCHEMA = [
  "create table messages (id text primary key, sender text not null, text text not null, at integer not null) without rowid",
  "create table log (seq integer primary key, message text not null)",
];
