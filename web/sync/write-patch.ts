import type { IDBPObjectStore, IDBPTransaction } from "idb";
import type { Id } from "#shared/ids.ts";
import type { Message } from "#shared/model/message.ts";
import { messagesOf, ONLY, type ReplicaDb, type ReplicaSchema } from "./db.ts";
import type { Patch } from "./patch.ts";

const STORES = [
  "me",
  "org",
  "contact",
  "breaks",
  "positions",
  "conversations",
  "threads",
  "messages",
  "drafts",
] as const;

type Transaction = IDBPTransaction<ReplicaSchema, (typeof STORES)[number][], "readwrite">;

/** Writes a patch, and when the server was last heard, in one transaction: all of it or nothing. */
export const writePatch = async (db: ReplicaDb, patch: Patch, contactedAt: number): Promise<void> => {
  const tx = db.transaction([...STORES], "readwrite");
  await Promise.all([
    ...patch.dropped.map((id) => forget(tx, id)),
    ...patch.conversations.map((it) => tx.objectStore("conversations").put(it)),
    ...patch.messages.map((it) => putMessage(tx.objectStore("messages"), it)),
    ...patch.stale.map((id) => tx.objectStore("threads").delete(id)),
    ...patch.whole.map((conversationId) => tx.objectStore("threads").put({ conversationId, next: null })),
    ...patch.positions.map(([scope, position]) =>
      position ? tx.objectStore("positions").put(position, scope) : tx.objectStore("positions").delete(scope),
    ),
    patch.me && tx.objectStore("me").put(patch.me, ONLY),
    patch.org && tx.objectStore("org").put(patch.org, ONLY),
    patch.dropped.length + patch.stale.length > 0 && countBreak(tx),
    tx.objectStore("contact").put(contactedAt, ONLY),
    tx.done,
  ]);
};

const forget = (tx: Transaction, id: Id): Promise<unknown> =>
  Promise.all([
    tx.objectStore("conversations").delete(id),
    tx.objectStore("threads").delete(id),
    tx.objectStore("messages").delete(messagesOf(id)),
    tx.objectStore("drafts").delete(id),
  ]);

const countBreak = async (tx: Transaction): Promise<void> => {
  const breaks = tx.objectStore("breaks");
  await breaks.put(((await breaks.get(ONLY)) ?? 0) + 1, ONLY);
};

/** A higher revision that is held stays. */
const putMessage = async (messages: Messages, message: Message): Promise<void> => {
  const held = await messages.get([message.conversationId, message.at, message.id]);
  if (!held || held.revision <= message.revision) await messages.put(message);
};

type Messages = IDBPObjectStore<ReplicaSchema, (typeof STORES)[number][], "messages", "readwrite">;
