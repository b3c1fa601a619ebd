import type { IDBPObjectStore, IDBPTransaction } from "idb";
import type { Id } from "#shared/ids.ts";
import type { Message } from "#shared/model/message.ts";
import { messagesOf, ONLY, type ReplicaDb, type ReplicaSchema } from "./db.ts";
import { lostFile } from "./media/lost-file.ts";
import type { Patch } from "./patch.ts";
import { transact } from "./transact.ts";

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
  "pads",
  "padUpdates",
  "media",
] as const;

type Transaction = IDBPTransaction<ReplicaSchema, (typeof STORES)[number][], "readwrite">;

/** Writes a patch, and when the server was last heard, in one transaction: all of it or nothing. */
export const writePatch = (db: ReplicaDb, patch: Patch, contactedAt: number): Promise<unknown> => {
  const tx = db.transaction([...STORES], "readwrite");
  return transact(tx, () =>
    Promise.all([
      ...patch.dropped.map((id) => forget(tx, id)),
      ...patch.emptied.map((id) => empty(tx, id)),
      ...patch.conversations.map((it) => tx.objectStore("conversations").put(it)),
      ...patch.messages.map((it) => putMessage(tx, it)),
      ...patch.stale.map((id) => tx.objectStore("threads").delete(id)),
      ...patch.whole.map((conversationId) => tx.objectStore("threads").put({ conversationId, next: null })),
      ...patch.positions.map(([scope, position]) =>
        position ? tx.objectStore("positions").put(position, scope) : tx.objectStore("positions").delete(scope),
      ),
      patch.me && tx.objectStore("me").put(patch.me, ONLY),
      patch.org && tx.objectStore("org").put(patch.org, ONLY),
      patch.dropped.length + patch.stale.length + patch.emptied.length > 0 && countBreak(tx),
      tx.objectStore("contact").put(contactedAt, ONLY),
    ]),
  );
};

/**
 * Writes of a patch only what takes no room: what must leave the disk in any case. The places in the feeds stay behind
 * with the rest, so that the next start is told again all that has come since.
 */
export const writeLosses = (db: ReplicaDb, { dropped, stale, emptied, positions }: Patch): Promise<unknown> => {
  const tx = db.transaction([...STORES], "readwrite");
  return transact(tx, () =>
    Promise.all([
      ...dropped.map((id) => forget(tx, id)),
      ...emptied.map((id) => empty(tx, id)),
      ...stale.map((id) => tx.objectStore("threads").delete(id)),
      ...positions.map(([scope, position]) => position === null && tx.objectStore("positions").delete(scope)),
    ]),
  );
};

/** What was typed into its pad goes too, sent or not: it may quote what one may no longer see. */
const forget = (tx: Transaction, id: Id): Promise<unknown> =>
  Promise.all([
    tx.objectStore("conversations").delete(id),
    empty(tx, id),
    tx.objectStore("drafts").delete(id),
    tx.objectStore("pads").delete(id),
    forgetUpdates(tx.objectStore("padUpdates"), id),
  ]);

const empty = (tx: Transaction, id: Id): Promise<unknown> =>
  Promise.all([
    tx.objectStore("threads").delete(id),
    tx.objectStore("messages").delete(messagesOf(id)),
    forgetFiles(tx.objectStore("media"), id),
  ]);

const forgetUpdates = async (updates: StoreOf<"padUpdates">, id: Id): Promise<void> => {
  const keys = await updates.index("conversation").getAllKeys(id);
  await Promise.all(keys.map((key) => updates.delete(key)));
};

const forgetFiles = async (media: StoreOf<"media">, id: Id): Promise<void> => {
  const keys = await media.index("conversation").getAllKeys(id);
  await Promise.all(keys.map((key) => media.delete(key)));
};

const countBreak = async (tx: Transaction): Promise<void> => {
  const breaks = tx.objectStore("breaks");
  await breaks.put(((await breaks.get(ONLY)) ?? 0) + 1, ONLY);
};

/** A higher revision that is held stays. */
const putMessage = async (tx: Transaction, message: Message): Promise<void> => {
  const messages = tx.objectStore("messages");
  const held = await messages.get([message.conversationId, message.at, message.id]);
  if (held && held.revision > message.revision) return;
  await messages.put(message);
  const lost = lostFile(held, message);
  if (lost) await tx.objectStore("media").delete(lost);
};

type StoreOf<Name extends (typeof STORES)[number]> = IDBPObjectStore<
  ReplicaSchema,
  (typeof STORES)[number][],
  Name,
  "readwrite"
>;
