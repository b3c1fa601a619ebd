import type { Id } from "#shared/ids.ts";
import { MAKING } from "./code.ts";
import type { ReplicaDb } from "./db.ts";
import { isQuotaError } from "./db-errors.ts";
import type { Held } from "./held.ts";

/** How this device keeps its copy: as it should, made anew since it was broken, or not all of it for want of room. */
export type StorageState = "kept" | "rebuilt" | "full";

/** Runs a write; when there is no room, makes some and tries again. False when it could not be done even so. */
export type WithRoom = (write: () => Promise<unknown>) => Promise<boolean>;

export type StorageParts = {
  db: ReplicaDb;
  held: Held;
  wasRebuilt: boolean;
  isOnScreen: (conversationId: Id) => boolean;
  /** The messages of these conversations are on this device no more. */
  onFreed: (conversationIds: readonly Id[]) => Promise<void>;
  onFull: () => void;
  onChange: () => void;
};

export const createStorage = ({ db, held, wasRebuilt, isOnScreen, onFreed, onFull, onChange }: StorageParts) => {
  let state: StorageState = wasRebuilt ? "rebuilt" : "kept";

  const set = (next: StorageState): void => {
    if (state === next) return;
    state = next;
    onChange();
  };

  /** False for want of room. */
  const attempt = async (write: () => Promise<unknown>): Promise<boolean> => {
    try {
      await write();
      return true;
    } catch (error) {
      if (isQuotaError(error)) return false;
      throw error;
    }
  };

  const free = async (): Promise<void> => {
    const { makeRoom } = await MAKING.load();
    const freed = await makeRoom(db, held, isOnScreen);
    if (freed.length > 0) await onFreed(freed);
  };

  const withRoom: WithRoom = async (write) => {
    if (await attempt(write)) return true;
    await free();
    if (await attempt(write)) return true;
    set("full");
    onFull();
    return false;
  };

  return {
    state: (): StorageState => state,
    withRoom,
    /** Another tab has found that there is no room left. */
    fill: (): void => set("full"),
    dismiss: (): void => set("kept"),
  };
};
