import type { IDBPObjectStore } from "idb";
import type { Id } from "#shared/ids.ts";
import { isQuotaError } from "../db-errors.ts";
import type { ReplicaDb, ReplicaSchema } from "../db.ts";
import { transact } from "../transact.ts";
import type { MediaRow } from "./rows.ts";

/** How much of this device files may take, in bytes; what was not shown for the longest goes first. */
export const MAX_KEPT_BYTES = 200_000_000;

/** How exactly it is known when a file was last shown: each time that it is noted, its bytes are written anew. */
const USE_STEP_MS = 3_600_000;

/** A file's bytes, if this device has them. */
export const readFile = async (db: ReplicaDb, id: Id, now: number): Promise<Blob | null> => {
  const row = await db.get("media", id);
  if (!row) return null;
  if (now - row.usedAt > USE_STEP_MS) await writeFile(db, { ...row, usedAt: now }, "only again");
  return row.blob;
};

/**
 * Writes a file, unless its conversation is not held (any more): what nobody could take back from this device is never on
 * it. Nor is it written again when it is gone. Where there is no room, it is not kept.
 */
export const writeFile = async (db: ReplicaDb, row: MediaRow, when: "anew" | "only again" = "anew"): Promise<void> => {
  const tx = db.transaction(["conversations", "media"], "readwrite");
  const media = tx.objectStore("media");
  try {
    await transact(tx, async () => {
      const isHeld = (await tx.objectStore("conversations").getKey(row.conversationId)) !== undefined;
      if (!isHeld || (when === "only again" && (await media.getKey(row.id)) === undefined)) return;
      await media.put(row);
      await trim(media);
    });
  } catch (error) {
    if (!isQuotaError(error)) throw error;
  }
};

/** By keys alone, from what was shown last to what was shown first. */
const trim = async (media: MediaStore): Promise<void> => {
  let total = 0;
  for (let at = await media.index("use").openKeyCursor(null, "prev"); at; at = await at.continue()) {
    total += at.key[1];
    if (total > MAX_KEPT_BYTES) await media.delete(at.primaryKey);
  }
};

type MediaStore = IDBPObjectStore<ReplicaSchema, ("conversations" | "media")[], "media", "readwrite">;
