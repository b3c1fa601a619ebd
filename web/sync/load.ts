import * as v from "valibot";
import { Id } from "#shared/ids.ts";
import { Conversation } from "#shared/model/conversation.ts";
import { Me, OrgAnswer } from "#shared/protocol/api.ts";
import { Position } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { ONLY, type ReplicaDb } from "./db.ts";
import { BrokenCopyError } from "./db-errors.ts";
import type { Held } from "./held.ts";
import { applyMe } from "./me.ts";
import { writePatch } from "./write-patch.ts";

/** When the server was last heard by the copy's owner, in epoch milliseconds; null when there is no copy. */
export const readContact = async (db: ReplicaDb): Promise<number | null> => (await db.get("contact", ONLY)) ?? null;

/** Takes in what the server says of oneself before anything is shown, so that a copy of what was lost never is. */
export const admit = async (db: ReplicaDb, me: Me, now: number): Promise<void> => {
  const held = (await loadHeld(db)) ?? NOTHING_OF(me);
  await writePatch(db, { ...applyMe(held, me), me }, now);
};

/**
 * Everything but the messages, as of one moment; null when there is no copy. Not all of it may still be recent. Throws when
 * it cannot be understood.
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
  const isReadable =
    (me === undefined || v.is(Me, me)) &&
    (org === undefined || v.is(OrgAnswer, org)) &&
    v.is(Conversations, conversations) &&
    v.is(Threads, threads) &&
    v.is(Positions, places);
  if (!isReadable) throw new BrokenCopyError("rows are not as this build wrote them");
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

const NOTHING_OF = (me: Me): Held => ({
  me,
  org: null,
  conversations: new Map(),
  threads: new Map(),
  positions: new Map(),
});

const Conversations = v.array(Conversation);
const Threads = v.array(v.object({ conversationId: Id, next: v.nullable(v.string()) }));
const Positions = v.array(Position);
