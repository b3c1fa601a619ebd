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
  const [me, org, conversations, threads, scopes, places] = await Promise.all([
    tx.objectStore("me").get(ONLY),
    tx.objectStore("org").get(ONLY),
    tx.objectStore("conversations").getAll(),
    tx.objectStore("threads").getAll(),
    positions.getAllKeys(),
    positions.getAll(),
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
