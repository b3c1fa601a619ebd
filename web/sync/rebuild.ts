import type { Id } from "#shared/ids.ts";
import { deleteReplicaDb, openExistingDb, openReplicaDb } from "./db.ts";
import { restore, salvage } from "./salvage.ts";

export { admit } from "./admit.ts";
export { dropCaches } from "./drop-caches.ts";
export { makeRoom } from "./make-room.ts";
export { migrate } from "./migrations.ts";

/** Makes an empty copy in the place of a broken one. What no server has is carried over, as far as it can be read. */
export const rebuild = async (userId: Id): Promise<void> => {
  const broken = await openExistingDb(userId, () => {}).catch(() => null);
  const saved = broken && (await salvage(broken));
  broken?.close();
  await deleteReplicaDb(userId);
  const db = await openReplicaDb(userId, () => {});
  if (saved) await restore(db, saved);
  db.close();
};
