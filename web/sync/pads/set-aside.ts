import type { Id } from "#shared/ids.ts";
import type { ReplicaDb } from "../db.ts";
import type { Clock } from "../ports.ts";
import { padIn, writePads } from "./disk.ts";
import type { PadUpdateRow } from "./rows.ts";

/** How long one feed may be ahead of another, in milliseconds. */
const WAITS_MS = 30_000;

/**
 * What was typed here and had not been sent when its conversation was dropped: the feed of another team of ours may bring
 * it back in a moment, since two feeds move on their own. In memory only, and not for long.
 */
export const createAside = (clock: Clock, db: ReplicaDb) => {
  const kept = new Map<Id, { rows: readonly PadUpdateRow[]; cancel: () => void }>();

  const forget = (id: Id): void => {
    kept.get(id)?.cancel();
    kept.delete(id);
  };

  return {
    /** To be called before the pads are removed. */
    async take(ids: readonly Id[]): Promise<void> {
      for (const id of ids) {
        const updates = await db.getAllFromIndex("padUpdates", "conversation", id);
        const rows = updates.filter((it) => it.isWaiting === 1);
        forget(id);
        if (rows.length > 0) kept.set(id, { rows, cancel: clock.after(WAITS_MS, () => kept.delete(id)) });
      }
    },

    /** These are held: gives back of which there was something to put back. */
    async putBack(ids: readonly Id[]): Promise<Id[]> {
      const back = ids.filter((id) => kept.has(id));
      for (const id of back) {
        const rows = kept.get(id)?.rows ?? [];
        forget(id);
        await writePads(db, async (tx) => {
          const { epoch } = await padIn(tx, id);
          const updates = tx.objectStore("padUpdates");
          await Promise.all(rows.map((it) => updates.put({ ...it, epoch: epoch ?? it.epoch })));
        });
      }
      return back;
    },

    stop: (): void => [...kept.keys()].forEach(forget),
  };
};
