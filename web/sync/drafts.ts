import type { Id } from "#shared/ids.ts";
import type { ReplicaDb } from "./db.ts";
import type { Spawn } from "./spawn.ts";

export type Drafts = ReturnType<typeof createDrafts>;

/** Unsent text, a conversation at a time: in memory at once, in the database as fast as it takes it. */
export const createDrafts = (db: ReplicaDb, spawn: Spawn) => {
  const texts = new Map<Id, string>();
  const unwritten = new Set<Id>();
  let isWriting = false;

  const write = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    try {
      for (const id of unwritten) {
        unwritten.delete(id);
        const text = texts.get(id);
        await (text ? db.put("drafts", text, id) : db.delete("drafts", id));
      }
    } finally {
      isWriting = false;
    }
  };

  return {
    async load(): Promise<void> {
      const tx = db.transaction("drafts");
      const [ids, found] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
      ids.forEach((id, index) => texts.set(id, found[index] ?? ""));
    },

    get: (id: Id): string => texts.get(id) ?? "",

    set(id: Id, text: string): void {
      texts.set(id, text);
      unwritten.add(id);
      spawn(write);
    },

    /** Those of conversations that are gone; the database has let go of them already. */
    forget: (ids: readonly Id[]): void => ids.forEach((id) => texts.delete(id)),
  };
};
