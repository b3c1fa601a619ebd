import type { Id } from "#shared/ids.ts";
import { isQuotaError } from "./db-errors.ts";
import type { ReplicaDb } from "./db.ts";
import { isEmpty, type Patch } from "./patch.ts";
import type { WithRoom } from "./storage.ts";
import { writeLosses, writePatch } from "./write-patch.ts";

export type CommitsParts = {
  db: ReplicaDb;
  contactedAt: () => number;
  withRoom: WithRoom;
  /** These go with the next write. */
  onDropping: (ids: readonly Id[]) => Promise<void>;
  /** The patch is on the disk, or as much of it as had room. */
  onWritten: (patch: Patch) => void;
  /** The database takes nothing any more. */
  onBroken: (error: unknown) => void;
};

/** A write that fails so often in a row does not fail by chance. */
const MAX_FAILURES = 3;

/** Patches, one after the other, each made of what the one before it has left: written, then shown. */
export const createCommits = ({ db, contactedAt, withRoom, onDropping, onWritten, onBroken }: CommitsParts) => {
  let turn: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  let isBehind = false;
  let failures = 0;

  /** Gives back the patch as it is to be shown: messages that had no room are fetched by who opens them. */
  const write = async (patch: Patch): Promise<Patch> => {
    if (!isBehind && (await withRoom(() => writePatch(db, patch, contactedAt())))) return patch;
    isBehind = true;
    const shown = { ...patch, stale: [...patch.stale, ...patch.conversations.map((it) => it.id)] };
    await writeLosses(db, shown);
    return shown;
  };

  const failed = (error: unknown): never => {
    failures += 1;
    if (!isStopped && failures >= MAX_FAILURES && !isQuotaError(error)) onBroken(error);
    throw error;
  };

  return {
    commit(make: () => Patch): Promise<void> {
      const written = turn.then(async () => {
        const patch = make();
        if (isStopped || isEmpty(patch)) return;
        if (patch.dropped.length > 0) await onDropping(patch.dropped);
        const shown = await write(patch).catch(failed);
        failures = 0;
        onWritten(shown);
      });
      turn = written.catch(() => undefined);
      return written;
    },
    /** Something had no room: from then on what is shown is newer than what the database holds. */
    isBehind: () => isBehind,
    stop: (): void => void (isStopped = true),
  };
};
