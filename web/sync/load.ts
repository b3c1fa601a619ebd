import type { Id } from "#shared/ids.ts";
import type { Position } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { ONLY, type ReplicaDb } from "./db.ts";
import type { Held } from "./held.ts";

/** When the server was last heard by the copy's owner, in epoch milliseconds; null when there is no copy. */
export const readContact = async (db: ReplicaDb): Promise<number | null> => (await db.get("contact", ONLY)) ?? null;

/**
 * Everything but the messages, as of one moment; null when there is no copy. Not all of it may still be recent, and not all as
 * this build wrote it: see `check.ts`.
 */
export const loadHeld = async (db: ReplicaDb): Promise<Held | null> => {
  const tx = db.transaction(["me", "org", "positions", "conversations", "threads"]);
  const positions = tx.objectStore("positions");
  const [me, org, scopes, places, conversations, threads] = await Promise.all([
    tx.objectStore("me").get(ONLY),
    tx.objectStore("org").get(ONLY),
    positions.getAllKeys(),
    positions.getAll(),
    readAll(
      (...rows) => tx.objectStore("conversations").getAll(...rows),
      (it) => it.id,
    ),
    readAll(
      (...rows) => tx.objectStore("threads").getAll(...rows),
      (it) => it.conversationId,
    ),
  ]);
  return (
    (me && {
      me,
      org: org ?? null,
      conversations: new Map(conversations.map((it) => [it.id, it])),
      threads: new Map(threads.map((it) => [it.conversationId, it.next])),
      positions: new Map(scopes.map((scope, index): [Scope, Position] => [scope, places[index] as Position])),
    }) ??
    null
  );
};

/** How many rows are read in one go: a few milliseconds' work, between which the page is painted and answers to keys. */
const AT_ONCE = 500;

const readAll = async <Row>(
  read: (after: IDBKeyRange | undefined, count: number) => Promise<Row[]>,
  keyOf: (row: Row) => Id,
): Promise<Row[]> => {
  const all: Row[] = [];
  for (;;) {
    const last = all.at(-1);
    const rows = await read(last && IDBKeyRange.lowerBound(keyOf(last), true), AT_ONCE);
    all.push(...rows);
    if (rows.length < AT_ONCE) return all;
  }
};
