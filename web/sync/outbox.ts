import type { ErrorCode } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";
import type { ReplicaDb } from "./db.ts";
import { type OutboxItem, type Refusal, refusalOf } from "./outbox-item.ts";

export type OutboxParts = {
  db: ReplicaDb;
  /** The items or refusals changed here. */
  onChange: () => void;
  /** They changed in the database, where other tabs can read them. */
  onWritten: () => void;
};

/** What came of sending some items: those carried out, and those refused with why. */
export type Settlement = { answered: readonly OutboxItem[]; refused: readonly (readonly [OutboxItem, ErrorCode])[] };

export type Outbox = ReturnType<typeof createOutbox>;

/** Commands that wait, in order, and what was refused. Kept in the database, which all tabs share. */
export const createOutbox = ({ db, onChange, onWritten }: OutboxParts) => {
  let written: readonly OutboxItem[] = [];
  let unwritten: readonly OutboxItem[] = [];
  let refusals: readonly Refusal[] = [];
  let reads = 0;
  let adding: Promise<unknown> = Promise.resolve();

  /** Reads what any tab has written; an older read that comes later is ignored. */
  const read = async (): Promise<void> => {
    const turn = ++reads;
    const tx = db.transaction(["outbox", "refusals"]);
    const found = await Promise.all([tx.objectStore("outbox").getAll(), tx.objectStore("refusals").getAll()]);
    if (turn !== reads) return;
    [written, refusals] = found;
    unwritten = unwritten.filter((it) => !written.some(({ id }) => id === it.id));
    onChange();
  };

  const write = async (change: (tx: ReturnType<typeof transaction>) => readonly Promise<unknown>[]): Promise<void> => {
    const tx = transaction();
    await Promise.all([...change(tx), tx.done]);
    onWritten();
    await read();
  };

  const transaction = () => db.transaction(["outbox", "refusals"], "readwrite", { durability: "strict" });

  const keep = async (item: OutboxItem): Promise<void> => {
    try {
      await write((tx) => [tx.objectStore("outbox").add(item)]);
    } catch {
      // The disk is full, or the database is gone: what cannot be kept is given back.
      unwritten = unwritten.filter((it) => it.id !== item.id);
      refusals = [...refusals, refusalOf(item, "unavailable")];
      onChange();
    }
  };

  return {
    read,
    items: (): readonly OutboxItem[] => [...written, ...unwritten],
    /** Those that the server still has to be told, in the order in which they were given. */
    unsent: (): readonly OutboxItem[] => written.filter((it) => !it.isAnswered),
    answered: (): readonly OutboxItem[] => written.filter((it) => it.isAnswered),
    refusals: () => refusals,

    /** Shows at once; is written behind those given before it. */
    add(item: OutboxItem): void {
      unwritten = [...unwritten, item];
      onChange();
      adding = adding.then(() => keep(item));
    },

    settle: ({ answered, refused }: Settlement): Promise<void> =>
      write((tx) => [
        ...answered.map((it) => tx.objectStore("outbox").put({ ...it, isAnswered: true })),
        ...refused.flatMap(([it, code]) => [
          tx.objectStore("outbox").delete(keyOf(it)),
          tx.objectStore("refusals").put(refusalOf(it, code)),
        ]),
      ]),

    remove: (items: readonly OutboxItem[]): Promise<void> =>
      write((tx) => items.map((it) => tx.objectStore("outbox").delete(keyOf(it)))),

    dismiss: (id: Id): Promise<void> => write((tx) => [tx.objectStore("refusals").delete(id)]),
  };
};

/** Only written items are sent, and those have their key. */
const keyOf = (item: OutboxItem): number => item.key ?? -1;
