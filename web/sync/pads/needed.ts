import type { Id } from "#shared/ids.ts";
import type { ReplicaDb } from "../db.ts";

/** A pad that nobody is known to have written in can wait: what is typed meanwhile stays in its field. */
export const untilNeeded = async (db: ReplicaDb, id: Id, idle: () => Promise<void>): Promise<void> => {
  if (!(await isBegun(db, id))) await idle();
};

/** Whether this device has anything of a pad. Says so without what it takes to read it. */
const isBegun = async (db: ReplicaDb, id: Id): Promise<boolean> => {
  const tx = db.transaction(["pads", "padUpdates", "drafts"]);
  const [pad, update, draft] = await Promise.all([
    tx.objectStore("pads").get(id),
    tx.objectStore("padUpdates").index("conversation").getKey(id),
    tx.objectStore("drafts").getKey(id),
  ]);
  return Boolean(pad?.state) || update !== undefined || draft !== undefined;
};
