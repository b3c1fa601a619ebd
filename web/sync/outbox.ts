import type { ErrorCode } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";
import { DECIDING } from "./code.ts";
import type { ReplicaDb } from "./db.ts";
import { lanesOf } from "./lanes.ts";
import { type OutboxItem, type Refusal, refusalOf } from "./outbox-item.ts";
import type { WithRoom } from "./storage.ts";
import { transact } from "./transact.ts";

export type OutboxParts = {
  db: ReplicaDb;
  withRoom: WithRoom;
  /** The items or refusals changed here. */
  onChange: () => void;
  /** They changed in the database, where other tabs can read them. */
  onWritten: () => void;
};

/** What came of sending some items: those carried out, and those refused with why. */
export type Settlement = { answered: readonly OutboxItem[]; refused: readonly (readonly [OutboxItem, ErrorCode])[] };

export type Outbox = ReturnType<typeof createOutbox>;

/** Commands that wait, in order, and what was refused. Kept in the database, which all tabs share. */
export const createOutbox = ({ db, withRoom, onChange, onWritten }: OutboxParts) => {
  let written: readonly OutboxItem[] = [];
  let unwritten: readonly OutboxItem[] = [];
  let refusals: readonly Refusal[] = [];
  /** Given back, and in no database for want of room: what the server refused is still among what waits there. */
  let unkept: readonly Refusal[] = [];
  let reads = 0;
  let latest: Promise<void> = Promise.resolve();

  /** Reads what any tab has written. Of two reads at once the later one counts, for both who wait. */
  const read = (): Promise<void> => (latest = readNow(++reads));

  const readNow = async (turn: number): Promise<void> => {
    const tx = db.transaction(["outbox", "refusals"]);
    const found = await Promise.all([tx.objectStore("outbox").getAll(), tx.objectStore("refusals").getAll()]);
    if (found[0].length > 0) await DECIDING.load();
    if (turn !== reads) return latest;
    [written, refusals] = found;
    unwritten = unwritten.filter((it) => !written.some(({ id }) => id === it.id));
    onChange();
  };

  const write = async (change: (tx: Transaction) => Promise<unknown>): Promise<void> => {
    const tx = transaction();
    await transact(tx, () => change(tx));
    onWritten();
    await read();
  };

  const transaction = () => db.transaction(["outbox", "refusals"], "readwrite", { durability: "strict" });
  type Transaction = ReturnType<typeof transaction>;

  const keep = async (item: OutboxItem): Promise<void> => {
    let tries = 0;
    try {
      if (await withRoom(() => write((tx) => (tries++ === 0 ? put(tx, item) : putInOrder(tx, item))))) return;
    } catch {
      // The database is gone, or broken.
    }
    // What cannot be kept is given back.
    unwritten = unwritten.filter((it) => it.id !== item.id);
    unkept = [...unkept, refusalOf(item, "unavailable")];
    onChange();
  };

  /** All of it is asked for in the task that calls this: it is kept even if this tab dies now. */
  const put = (tx: Transaction, item: OutboxItem): Promise<unknown> => {
    const added = tx.objectStore("outbox").add(item);
    tx.commit();
    return added;
  };

  /** For one for which there was no room at first: what was given after it may stand there already. */
  const putInOrder = async (tx: Transaction, item: OutboxItem): Promise<unknown> => {
    const lanes = [...lanesOf([...(await tx.objectStore("outbox").getAll()), item]).values()];
    if (lanes.some((lane) => lane.includes(item) && lane.some((it) => it.id > item.id))) throw new Error("overtaken");
    return tx.objectStore("outbox").add(item);
  };

  const isGivenBack = ({ id }: OutboxItem): boolean => unkept.some((it) => it.id === id);

  /** What has been settled already, by whoever led before, must not come back. */
  const isHeld = async (tx: Transaction, item: OutboxItem): Promise<boolean> =>
    (await tx.objectStore("outbox").getKey(keyOf(item))) !== undefined;

  const settleIn = (tx: Transaction, { answered, refused }: Settlement): Promise<unknown> =>
    Promise.all([
      ...answered.map(
        async (it) => (await isHeld(tx, it)) && tx.objectStore("outbox").put({ ...it, isAnswered: true }),
      ),
      ...refused.map(async ([it, code]) => {
        if (!(await isHeld(tx, it))) return;
        await Promise.all([
          tx.objectStore("refusals").put(refusalOf(it, code)),
          tx.objectStore("outbox").delete(keyOf(it)),
        ]);
      }),
    ]);

  const remove = (items: readonly OutboxItem[]): Promise<void> =>
    write((tx) => Promise.all(items.map((it) => tx.objectStore("outbox").delete(keyOf(it)))));

  return {
    read,
    items: (): readonly OutboxItem[] => [...written.filter((it) => !isGivenBack(it)), ...unwritten],
    /** Those that the server still has to be told, in the order in which they were given. */
    unsent: (): readonly OutboxItem[] => written.filter((it) => !it.isAnswered && !isGivenBack(it)),
    answered: (): readonly OutboxItem[] => written.filter((it) => it.isAnswered),
    refusals: (): readonly Refusal[] => [...refusals, ...unkept],

    /** Shows at once, and from then on outlives this tab. Written behind those given before it. */
    add(item: OutboxItem): void {
      unwritten = [...unwritten, item];
      void keep(item);
      onChange();
    },

    /** On a full disk, too: what waits behind these must go on. */
    async settle(settlement: Settlement): Promise<void> {
      if (await withRoom(() => write((tx) => settleIn(tx, settlement)))) return;
      const { answered, refused } = settlement;
      unkept = [...unkept, ...refused.map(([it, code]) => refusalOf(it, code))];
      await remove(answered);
    },

    remove,

    /**
     * Puts a new command in the place of a refused one: once, whoever asks, and in whichever tab. False when there is no
     * room for it: then it stays refused.
     */
    replace: (refusalId: Id, itemOf: (refusal: Refusal) => OutboxItem | null): Promise<boolean> =>
      withRoom(() =>
        write(async (tx) => {
          const refusal = await tx.objectStore("refusals").get(refusalId);
          const item = refusal && itemOf(refusal);
          if (item)
            await Promise.all([tx.objectStore("refusals").delete(refusalId), tx.objectStore("outbox").add(item)]);
        }),
      ),

    async dismiss(id: Id): Promise<void> {
      const refused = written.filter((it) => it.id === id && isGivenBack(it));
      unkept = unkept.filter((it) => it.id !== id);
      await write((tx) =>
        Promise.all([
          tx.objectStore("refusals").delete(id),
          ...refused.map((it) => tx.objectStore("outbox").delete(keyOf(it))),
        ]),
      );
    },
  };
};

/** Only written items are sent, and those have their key. */
const keyOf = (item: OutboxItem): number => item.key ?? -1;
