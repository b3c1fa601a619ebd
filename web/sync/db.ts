import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { Id } from "#shared/ids.ts";
import type { Conversation, ConversationState } from "#shared/model/conversation.ts";
import type { Message } from "#shared/model/message.ts";
import type { Me, OrgAnswer } from "#shared/protocol/api.ts";
import type { Position } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { MAKING } from "./code.ts";
import type { MediaRow } from "./media/rows.ts";
import type { Migrate } from "./migrations.ts";
import type { OutboxItem, Refusal } from "./outbox-item.ts";
import type { PadRow, PadUpdateRow } from "./pads/rows.ts";

/** One user's copy on this device. */
export interface ReplicaSchema extends DBSchema {
  me: { key: 0; value: Me };
  org: { key: 0; value: OrgAnswer };
  /** Epoch milliseconds of the last contact with the server. */
  contact: { key: 0; value: number };
  /** How often conversations have been dropped or gone stale: a page asked for before the last time may have a gap. */
  breaks: { key: 0; value: number };
  positions: { key: Scope; value: Position };
  conversations: {
    key: Id;
    value: Conversation;
    /** None holds a row that lacks one of its values: of the queue, `waiting` lacks those who have been answered. */
    indexes: {
      waiting: [ConversationState, waitingSince: number];
      recent: [ConversationState, lastMessageAt: number];
      attended: [attendant: Id, ConversationState, lastMessageAt: number];
    };
  };
  threads: { key: Id; value: { conversationId: Id; next: string | null } };
  messages: { key: [Id, number, Id]; value: Message };
  outbox: { key: number; value: OutboxItem };
  refusals: { key: Id; value: Refusal };
  /** Under which protocol version the server's things were written. */
  shape: { key: 0; value: number };
  pads: { key: Id; value: PadRow };
  padUpdates: { key: number; value: PadUpdateRow; indexes: { conversation: Id; waiting: 0 | 1 } };
  /** Bytes of files, as many as there is room for. */
  media: { key: Id; value: MediaRow; indexes: { conversation: Id; use: [usedAt: number, size: number] } };
  /** Unsent text of before there were pads; a pad takes it in when it is opened. */
  drafts: { key: Id; value: string };
}

export type ReplicaDb = IDBPDatabase<ReplicaSchema>;

/** The only key of the stores that hold one thing. */
export const ONLY = 0;

/** One for each of the steps in `migrations.ts`. */
const DB_VERSION = 6;

/** Calls `onTaken` when another tab deletes or upgrades the database, or the browser takes it away. */
export const openReplicaDb = async (userId: Id, onTaken: () => void): Promise<ReplicaDb> => {
  const { migrate } = await MAKING.load();
  return open(userId, onTaken, migrate, DB_VERSION);
};

/** Null when there is none: looking for a copy must not make one. */
export const openExistingDb = async (userId: Id, onTaken: () => void): Promise<ReplicaDb | null> => {
  let isMissing = false;
  const opening = open(userId, onTaken, (_db, tx) => {
    isMissing = true;
    tx.done.catch(() => undefined);
    tx.abort();
  });
  const db = await opening.catch((error: unknown) => {
    if (isMissing) return null;
    throw error;
  });
  if (!db || db.version === DB_VERSION) return db;
  db.close();
  return openReplicaDb(userId, onTaken);
};

/** Without a version as whichever there is. */
const open = (userId: Id, onTaken: () => void, upgrade: Migrate, version?: number): Promise<ReplicaDb> => {
  const opening = openDB<ReplicaSchema>(nameOf(userId), version, {
    upgrade: (db, was, _is, tx) =>
      // Migrations know stores that the schema of today may have no more.
      upgrade(...([db, tx] as unknown as [Parameters<Migrate>[0], Parameters<Migrate>[1]]), was),
    blocking() {
      void opening.then((it) => it.close());
      onTaken();
    },
    terminated: onTaken,
  });
  return opening;
};

export const deleteReplicaDb = (userId: Id): Promise<void> => deleteDB(nameOf(userId));

const nameOf = (userId: Id): string => `prosa-${userId}`;

/** The keys of all messages of a conversation: arrays sort after everything else. */
export const messagesOf = (conversationId: Id): IDBKeyRange =>
  IDBKeyRange.bound([conversationId], [conversationId, []]);
