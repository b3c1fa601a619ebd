import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Message } from "#shared/model/message.ts";
import type { Me, OrgAnswer } from "#shared/protocol/api.ts";
import type { Position } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { OutboxItem, Refusal } from "./outbox-item.ts";

/** One user's copy on this device. */
export interface ReplicaSchema extends DBSchema {
  me: { key: 0; value: Me };
  org: { key: 0; value: OrgAnswer };
  /** Epoch milliseconds of the last contact with the server. */
  contact: { key: 0; value: number };
  /** How often conversations have been dropped or gone stale: a page asked for before the last time may have a gap. */
  breaks: { key: 0; value: number };
  positions: { key: Scope; value: Position };
  conversations: { key: Id; value: Conversation };
  threads: { key: Id; value: { conversationId: Id; next: string | null } };
  messages: { key: [Id, number, Id]; value: Message };
  outbox: { key: number; value: OutboxItem };
  refusals: { key: Id; value: Refusal };
  drafts: { key: Id; value: string };
}

export type ReplicaDb = IDBPDatabase<ReplicaSchema>;

/** The only key of the stores that hold one thing. */
export const ONLY = 0;

const VERSION = 1;

/** Calls `onTaken` when another tab deletes or upgrades the database, or the browser takes it away. */
export const openReplicaDb = (userId: Id, onTaken: () => void): Promise<ReplicaDb> => open(userId, onTaken, makeStores);

/** Null when there is none: looking for a copy must not make one. */
export const openExistingDb = async (userId: Id, onTaken: () => void): Promise<ReplicaDb | null> => {
  let isMissing = false;
  const opening = open(userId, onTaken, (_db, tx) => {
    isMissing = true;
    tx.done.catch(() => undefined);
    tx.abort();
  });
  return opening.catch((error: unknown) => {
    if (isMissing) return null;
    throw error;
  });
};

type Upgrade = (
  db: ReplicaDb,
  tx: IDBPTransaction<ReplicaSchema, StoreNames<ReplicaSchema>[], "versionchange">,
) => void;

const open = (userId: Id, onTaken: () => void, upgrade: Upgrade): Promise<ReplicaDb> => {
  const opening = openDB<ReplicaSchema>(nameOf(userId), VERSION, {
    upgrade: (db, _was, _is, tx) => upgrade(db, tx),
    blocking() {
      void opening.then((db) => db.close());
      onTaken();
    },
    terminated: onTaken,
  });
  return opening;
};

const makeStores: Upgrade = (db) => {
  for (const name of ["me", "org", "contact", "breaks", "positions", "drafts"] as const) db.createObjectStore(name);
  db.createObjectStore("conversations", { keyPath: "id" });
  db.createObjectStore("threads", { keyPath: "conversationId" });
  db.createObjectStore("messages", { keyPath: ["conversationId", "at", "id"] });
  db.createObjectStore("outbox", { keyPath: "key", autoIncrement: true });
  db.createObjectStore("refusals", { keyPath: "id" });
};

export const deleteReplicaDb = (userId: Id): Promise<void> => deleteDB(nameOf(userId));

const nameOf = (userId: Id): string => `prosa-${userId}`;

/** The keys of all messages of a conversation: arrays sort after everything else. */
export const messagesOf = (conversationId: Id): IDBKeyRange =>
  IDBKeyRange.bound([conversationId], [conversationId, []]);
