import { PROTOCOL_VERSION } from "#shared/protocol/version.ts";
import { ONLY, type ReplicaDb } from "./db.ts";

/** What came from the server, and can come again. */
const CACHES = ["org", "positions", "conversations", "threads", "messages", "media"] as const;

/** What the server has never had stays: the outbox, what was refused, and what was written into pads. */
export const dropCaches = async (db: ReplicaDb): Promise<void> => {
  const tx = db.transaction([...CACHES, "shape"], "readwrite");
  await Promise.all([
    ...CACHES.map((name) => tx.objectStore(name).clear()),
    tx.objectStore("shape").put(PROTOCOL_VERSION, ONLY),
    tx.done,
  ]);
};
