import { ONLY, type ReplicaDb } from "./db.ts";

/**
 * Removes pads of conversations that are held no more: they outlive the caches when these are made anew, and nobody would
 * drop them. Does nothing until every feed has told all that it has.
 */
export const removeOrphans = async (db: ReplicaDb): Promise<void> => {
  const tx = db.transaction(["me", "positions", "conversations", "pads", "padUpdates", "drafts"], "readwrite");
  const [me, places, ids] = await Promise.all([
    tx.objectStore("me").get(ONLY),
    tx.objectStore("positions").getAllKeys(),
    tx.objectStore("conversations").getAllKeys(),
  ]);
  if (!me || !me.scopes.every((it) => places.includes(it))) return;
  const held = new Set(ids);
  const [pads, drafts, updates] = await Promise.all([
    tx.objectStore("pads").getAllKeys(),
    tx.objectStore("drafts").getAllKeys(),
    tx.objectStore("padUpdates").getAll(),
  ]);
  await Promise.all([
    ...pads.filter((id) => !held.has(id)).map((id) => tx.objectStore("pads").delete(id)),
    ...drafts.filter((id) => !held.has(id)).map((id) => tx.objectStore("drafts").delete(id)),
    ...updates
      .filter((it) => !held.has(it.conversationId))
      .map((it) => it.key !== undefined && tx.objectStore("padUpdates").delete(it.key)),
    tx.done,
  ]);
};
