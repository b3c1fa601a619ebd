import type { Id } from "#shared/ids.ts";
import type { ReplicaDb } from "../db.ts";

/** Whether this device has anything of a pad. Says so without what it takes to read it. */
export const isBegun = async (db: ReplicaDb, id: Id): Promise<boolean> => {
  const tx = db.transaction(["pads", "padUpdates", "drafts"]);
  const [pad, update, draft] = await Promise.all([
    tx.objectStore("pads").get(id),
    tx.objectStore("padUpdates").index("conversation").getKey(id),
    tx.objectStore("drafts").getKey(id),
  ]);
  return Boolean(pad?.state) || update !== undefined || draft !== undefined;
};
