import {
  IDBCursor,
  IDBCursorWithValue,
  IDBDatabase,
  IDBFactory,
  IDBIndex,
  IDBKeyRange,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
  IDBTransaction,
  IDBVersionChangeEvent,
} from "fake-indexeddb";
import type { Actor } from "../engine/actor.ts";
import type { Loop } from "../engine/loop.ts";
import type { Random } from "../engine/random.ts";
import type { Sites } from "./sites.ts";

/** What of fake-indexeddb's insides is needed to take a tab's memory away, and to read without asking. */
type Transaction = EventTarget & {
  mode: string;
  db: Connection;
  _state: string;
  _abort: (name: string | null) => void;
};
type Raw = {
  transactions: Transaction[];
  rawObjectStores: Map<string, { records: { values: () => Iterable<{ key: unknown; value: unknown }> } }>;
};
type Connection = {
  _rawDatabase: Raw;
  close: () => void;
  dispatchEvent: (event: unknown) => boolean;
  transaction: (...args: unknown[]) => Transaction;
};
type OpenRequest = { result: Connection; dispatchEvent: (event: { type: string }) => boolean };

Object.assign(globalThis, {
  IDBCursor,
  IDBCursorWithValue,
  IDBDatabase,
  IDBFactory,
  IDBIndex,
  IDBKeyRange,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
  IDBTransaction,
  IDBVersionChangeEvent,
});

export type Databases = ReturnType<typeof createDatabases>;

export type DatabasesParts = {
  loop: Loop;
  random: Random;
  sites: Sites;
  /** A database has changed. */
  onCommit: () => void;
  /** A database has been deleted. */
  onWipe: () => void;
};

/** A device's IndexedDB, which its tabs share. */
export const createDatabases = ({ loop, random, sites, onCommit, onWipe }: DatabasesParts) => {
  const factory = new IDBFactory();
  const raws = () => (factory as unknown as { _databases: Map<string, Raw> })._databases;

  /** Whoever is the next to write dies once that is done. */
  let isNextToDie = false;

  const adopt = (db: Connection, owner: Actor): void => {
    const { dispatchEvent, transaction } = db;
    db.dispatchEvent = (event) => (owner.isAlive ? owner.run(() => dispatchEvent.call(db, event)) : true);
    db.transaction = (...args) => {
      const tx = transaction.apply(db, args);
      if (tx.mode !== "readwrite") return tx;
      tx.addEventListener("complete", onCommit);
      spoil(tx, owner);
      return tx;
    };
    owner.onEnd(() => {
      for (const tx of db._rawDatabase.transactions)
        if (tx.db === db && tx._state !== "finished" && tx._state !== "committing") tx._abort("AbortError");
      db.close();
    });
  };

  const spoil = (tx: Transaction, owner: Actor): void => {
    const mishap = isNextToDie ? "crash_after" : sites.draw("idb");
    isNextToDie = false;
    if (!mishap) return;
    if (mishap === "crash_after") return tx.addEventListener("complete", () => owner.end());
    loop.always(random.between(0, 0.5), () => {
      if (mishap === "crash") owner.end();
      else if (tx._state !== "finished" && tx._state !== "committing") tx._abort("QuotaExceededError");
    });
  };

  return {
    /** What `indexedDB` is in a tab. */
    facadeFor: (owner: () => Actor) => ({
      open(name: string, version?: number) {
        const [actor, request] = [owner(), factory.open(name, version) as unknown as OpenRequest];
        const { dispatchEvent } = request;
        let isAdopted = false;
        request.dispatchEvent = (event) => {
          if (!isAdopted && (event.type === "success" || event.type === "upgradeneeded")) {
            isAdopted = true;
            adopt(request.result, actor);
          }
          if (actor.isAlive) return actor.run(() => dispatchEvent.call(request, event));
          if (event.type === "success") request.result.close();
          return true;
        };
        return request;
      },
      deleteDatabase(name: string) {
        const request = factory.deleteDatabase(name);
        request.addEventListener("success", onWipe);
        return request;
      },
      databases: () => factory.databases(),
      cmp: (one: unknown, other: unknown) => factory.cmp(one, other),
    }),

    killNextWriter: (): void => void (isNextToDie = true),

    names: (): string[] => [...raws().keys()].filter((name) => (raws().get(name)?.rawObjectStores.size ?? 0) > 0),

    /** Whether nothing is being written to it now. */
    isStill: (name: string): boolean =>
      raws()
        .get(name)
        ?.transactions.every((it) => it.mode === "readonly" || it._state === "finished") ?? true,

    /** What a store holds at this moment, by key. */
    read: <T>(name: string, store: string): Map<unknown, T> =>
      new Map(
        [...(raws().get(name)?.rawObjectStores.get(store)?.records.values() ?? [])].map((it) => [
          it.key,
          it.value as T,
        ]),
      ),
  };
};
