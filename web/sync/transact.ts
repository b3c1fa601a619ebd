import type { IDBPTransaction } from "idb";

type Abortable = Pick<IDBPTransaction<unknown, string[], "readwrite">, "done" | "abort">;

/** Runs a write in a transaction: all of it or nothing, whatever fails. Resolves when it is on the disk. */
export const transact = async <T>(tx: Abortable, work: () => Promise<T>): Promise<T> => {
  const { done } = tx;
  done.catch(() => undefined);
  try {
    const result = await work();
    await done;
    return result;
  } catch (error) {
    abort(tx);
    throw error;
  }
};

const abort = (tx: Abortable): void => {
  try {
    tx.abort();
  } catch {
    // It has failed by itself.
  }
};
