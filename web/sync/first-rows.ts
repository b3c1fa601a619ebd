import type { Conversation } from "#shared/model/conversation.ts";
import { ONLY, type ReplicaDb } from "./db.ts";
import type { Replica } from "./replica.ts";
import { createSeen } from "./seen.ts";
import { createView, type View } from "./view.ts";

/** The first conversations of each tab, shown while the rest of the copy is read. Nothing can be done to them yet. */
export type FirstRows = Pick<Replica, "me" | "org" | "on"> & { view: Pick<View, "ids" | "see" | "unread"> };

/** Of each tab: more than a screen has room for. */
const COUNT = 50;

/** As of one moment, in the lists' order; null when there are none, or when what waits in the outbox would change them. */
export const readFirstRows = async (db: ReplicaDb): Promise<FirstRows | null> => {
  const tx = db.transaction(["me", "org", "outbox", "conversations"]);
  const rows = tx.objectStore("conversations");

  const oldest = (name: "waiting" | "recent", ...key: string[]): Promise<Conversation[]> =>
    rows.index(name).getAll(below(key), COUNT);

  /** One cannot read all at once from the end: where to begin is looked for first. */
  const newest = async (name: "recent" | "attended", ...key: string[]): Promise<Conversation[]> => {
    const [index, range] = [rows.index(name), below(key)];
    const start = await (await index.openKeyCursor(range, "prev"))?.advance(COUNT);
    return index.getAll(start ? IDBKeyRange.bound(start.key, range.upper) : range);
  };

  const [me, org = null, waiting] = await Promise.all([
    tx.objectStore("me").get(ONLY),
    tx.objectStore("org").get(ONLY),
    tx.objectStore("outbox").count(),
  ]);
  if (!me || waiting > 0) return null;
  const found = await Promise.all([
    oldest("waiting", "queued"),
    // Who waits in the queue though they have been answered is in this one only.
    oldest("recent", "queued"),
    newest("attended", me.user.id, "open"),
    newest("recent", "open"),
    newest("recent", "concluded"),
  ]);
  const conversations = new Map(found.flat().map((it) => [it.id, it]));
  if (conversations.size === 0) return null;
  const view = createView({
    held: { me, org, conversations, threads: new Map(), positions: new Map() },
    seen: createSeen(),
    waiting: () => [],
    message: () => undefined,
    messages: () => [],
  });
  view.refreshAll();
  return {
    me: () => me,
    org: () => org,
    on: () => () => {},
    view: {
      see: view.see,
      // Behind so many, those of one of the queue's indexes may lack others between them.
      ids: (tab) => view.ids(tab).slice(0, COUNT),
      // Not known before all is here.
      unread: () => 0,
    },
  };
};

/** All keys of an index that begin so: arrays sort after everything else. */
const below = (key: readonly string[]): IDBKeyRange => IDBKeyRange.bound(key, [...key, []]);
