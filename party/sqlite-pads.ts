import type { PadStorage } from "./room/pads/storage.ts";

/** What of a Durable Object's storage it takes to keep pads in SQLite. */
export type SqliteStorage = {
  sql: { exec: (query: string, ...bindings: unknown[]) => { toArray: () => Record<string, unknown>[] } };
  transactionSync: <T>(run: () => T) => T;
};

const SCHEMA = `
  create table if not exists pads (id text primary key, meta text not null) without rowid;
  create table if not exists pad_updates (
    pad text not null, n integer not null, bytes blob not null, primary key (pad, n)
  ) without rowid;`;

/** The pads of a room in the SQLite database of its Durable Object, each change in one transaction. */
export const sqlitePads = (storage: SqliteStorage): PadStorage => {
  const { sql } = storage;
  sql.exec(SCHEMA);
  return {
    async load(pad) {
      const [kept] = sql.exec("select meta from pads where id = ?", pad).toArray();
      if (!kept) return null;
      const updates = sql.exec("select bytes from pad_updates where pad = ? order by n", pad).toArray();
      return {
        meta: JSON.parse(kept["meta"] as string),
        updates: updates.map((it) => new Uint8Array(it["bytes"] as ArrayBuffer)),
      };
    },

    async append(pad, meta, updates) {
      storage.transactionSync(() => {
        putMeta(sql, pad, meta);
        for (const it of updates) putUpdate(sql, pad, it);
      });
    },

    async compact(pad, meta, state) {
      storage.transactionSync(() => {
        putMeta(sql, pad, meta);
        sql.exec("delete from pad_updates where pad = ?", pad);
        if (state) putUpdate(sql, pad, state);
      });
    },

    async remove(pad) {
      storage.transactionSync(() => {
        sql.exec("delete from pad_updates where pad = ?", pad);
        sql.exec("delete from pads where id = ?", pad);
      });
    },

    async ids() {
      return sql
        .exec("select id from pads")
        .toArray()
        .map((it) => it["id"] as string);
    },
  };
};

const putMeta = (sql: SqliteStorage["sql"], pad: string, meta: unknown): void => {
  sql.exec(
    // What is as it was is not written again.
    `insert into pads (id, meta) values (?, ?)
     on conflict do update set meta = excluded.meta where meta is not excluded.meta`,
    pad,
    JSON.stringify(meta),
  );
};

const putUpdate = (sql: SqliteStorage["sql"], pad: string, bytes: Uint8Array): void => {
  sql.exec(
    `insert into pad_updates (pad, n, bytes)
     select ?1, coalesce(max(n), 0) + 1, ?2 from pad_updates where pad = ?1`,
    pad,
    bytes,
  );
};
