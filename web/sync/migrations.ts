import type { IDBPDatabase, IDBPTransaction } from "idb";

type Migration = (db: IDBPDatabase, tx: IDBPTransaction<unknown, string[], "versionchange">) => void;

export type Migrate = (...args: [...Parameters<Migration>, was: number]) => void;

/** Makes the stores as they have to be, from those that a device has: what is not sent yet must outlive every step. */
export const migrate: Migrate = (db, tx, was) => {
  for (const step of MIGRATIONS.slice(was)) step(db, tx);
};

const makeStores: Migration = (db) => {
  for (const name of ["me", "org", "contact", "breaks", "positions", "drafts"]) db.createObjectStore(name);
  db.createObjectStore("conversations", { keyPath: "id" });
  db.createObjectStore("threads", { keyPath: "conversationId" });
  db.createObjectStore("messages", { keyPath: ["conversationId", "at", "id"] });
  db.createObjectStore("outbox", { keyPath: "key", autoIncrement: true });
  db.createObjectStore("refusals", { keyPath: "id" });
};

/** Texts in `drafts` stay there until their pad takes them in: here nothing may wait for Yjs to be loaded. */
const addPads: Migration = (db) => {
  db.createObjectStore("shape");
  db.createObjectStore("pads", { keyPath: "conversationId" });
  const updates = db.createObjectStore("padUpdates", { keyPath: "key", autoIncrement: true });
  updates.createIndex("conversation", "conversationId");
  updates.createIndex("waiting", "isWaiting");
};

/** What waits or was refused keeps of the customer only ids: it may stay when they are out of sight. */
const forgetNames: Migration = (_db, tx) => {
  for (const name of ["outbox", "refusals"]) void forgetNamesIn(tx, name);
};

const forgetNamesIn = async (tx: Parameters<Migration>[1], name: string): Promise<void> => {
  const conversations = tx.objectStore("conversations");
  for (let cursor = await tx.objectStore(name).openCursor(); cursor; cursor = await cursor.continue()) {
    const { contactName: _name, ...item } = cursor.value;
    const conversation = item.conversationId && (await conversations.get(item.conversationId));
    await cursor.update({ ...item, contactId: item.args?.contactId ?? conversation?.contact.id ?? null });
  }
};

const addMedia: Migration = (db) => {
  const media = db.createObjectStore("media", { keyPath: "id" });
  media.createIndex("conversation", "conversationId");
  // Both in one key, so that room can be made without reading any bytes.
  media.createIndex("use", ["usedAt", "size"]);
};

/** Tabs tell each other of merged contacts: those of an older build, which do not, have to be loaded anew. */
const tellOfMergedContacts: Migration = () => {};

/** So that the first rows of each tab can be read before all others: see `first-rows.ts`. */
const orderConversations: Migration = (_db, tx) => {
  const conversations = tx.objectStore("conversations");
  conversations.createIndex("waiting", ["state", "waitingSince"]);
  conversations.createIndex("recent", ["state", "lastMessageAt"]);
  conversations.createIndex("attended", ["attendant.id", "state", "lastMessageAt"]);
};

/** One a version (see `db.ts`); those that have been released are never changed. */
export const MIGRATIONS: readonly Migration[] = [
  makeStores,
  addPads,
  forgetNames,
  addMedia,
  tellOfMergedContacts,
  orderConversations,
];
