import type { Id } from "#shared/ids.ts";
import type { ReplicaDb } from "../db.ts";
import type { WithRoom } from "../storage.ts";
import { merged } from "./merge.ts";
import type { PadDoc, Root } from "./pad-doc.ts";
import { addEdit } from "./write.ts";
import type { Yjs } from "./yjs.ts";

/** A change that is not on the disk yet, and the copy in which it was made. */
export type Edit = { bytes: Uint8Array<ArrayBuffer>; roots: ReadonlySet<Root>; of: PadDoc; epoch: string | null };

export type EditsParts = {
  db: ReplicaDb;
  id: Id;
  /** These are on the disk, or, with a key of null, could not be put there. */
  onWritten: (edits: Omit<Edit, "roots"> & { key: number | null }) => void;
  /** The copy in which they were made is not the present one any more. */
  onOutdated: (of: PadDoc) => Promise<void>;
  onGone: () => void;
  /** Runs a write, and tries to make room for it when there is none; false when it could not be done for want of room. */
  withRoom: WithRoom;
};

export type Edits = ReturnType<typeof createEdits>;

/** Changes on their way to the disk: at once, one write after the other, those that came meanwhile together. */
export const createEdits = ({ db, id, onWritten, onOutdated, onGone, withRoom }: EditsParts) => {
  let waiting: Edit[] = [];
  let writing: Promise<void> | null = null;

  const run = async (Y: Yjs): Promise<void> => {
    for (let [first] = waiting; first; [first] = waiting) {
      const batch = waiting.filter((it) => it.of === first.of);
      waiting = waiting.filter((it) => it.of !== first.of);
      await write(Y, batch, first);
    }
  };

  const write = async (Y: Yjs, batch: readonly Edit[], { of, epoch }: Edit): Promise<void> => {
    const bytes = merged(
      Y,
      batch.map((it) => it.bytes),
    );
    let result: Awaited<ReturnType<typeof addEdit>> = "gone";
    const isDone = await withRoom(async () => void (result = await addEdit(db, id, epoch, bytes)));
    if (!isDone) return onWritten({ of, bytes, epoch, key: null });
    result = result as Awaited<ReturnType<typeof addEdit>>;
    if (result === "gone") return onGone();
    if (result !== "outdated") return onWritten({ of, bytes, ...result });
    waiting = [...batch, ...waiting];
    await onOutdated(of);
  };

  return {
    isEmpty: (): boolean => waiting.length === 0 && writing === null,

    add(Y: Yjs, edit: Edit): Promise<void> {
      waiting.push(edit);
      writing ??= run(Y).finally(() => (writing = null));
      return writing;
    },

    /** Takes back what was changed in a copy that is not the present one. */
    takeBack(of: PadDoc): ReadonlySet<Root> {
      const roots = waiting.filter((it) => it.of === of).flatMap((it) => [...it.roots]);
      waiting = waiting.filter((it) => it.of !== of);
      return new Set(roots);
    },
  };
};
