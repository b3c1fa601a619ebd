import type { Id } from "#shared/ids.ts";
import type { Copy } from "./copy.ts";
import type { ReplicaDb } from "./db.ts";
import { loadHeld } from "./load.ts";
import type { Patch } from "./patch.ts";

/** Keeps this tab up with the one that leads: by its patches, and by what one that led before wrote and told nobody of. */
export const createFollowing = (db: ReplicaDb, copy: Pick<Copy, "take" | "replace" | "outbox" | "pads">) => {
  /** Null until one has taken the lead while this tab was there. */
  let leader: Id | null = null;
  let isOver = false;
  /** Patches that come while the database is read. */
  let early: Patch[] | null = null;
  let reads = 0;

  /** Reads the database anew; false when it holds nobody's copy any more. */
  const catchUp = async (): Promise<boolean> => {
    const turn = ++reads;
    const fresh = await loadHeld(db);
    if (turn !== reads || !fresh) return false;
    copy.replace(fresh);
    const heard = early ?? [];
    early = null;
    for (const it of heard) copy.take(it);
    copy.pads.catchUp();
    await copy.outbox.read();
    return true;
  };

  return {
    /** What comes late from one that led before was in the database when that was read, and may be older than it. */
    take(patch: Patch, from: Id): void {
      if (isOver || (leader !== null && leader !== from)) return;
      if (early) early.push(patch);
      else copy.take(patch);
    },

    /** Another tab leads from now on. The one before may have died between writing something and telling of it. */
    async follow(tab: Id): Promise<void> {
      if (isOver) return;
      leader = tab;
      early = [];
      await catchUp();
    },

    /** This tab leads from now on. False when there is nothing to lead. */
    end(): Promise<boolean> {
      isOver = true;
      early = null;
      return catchUp();
    },
  };
};
