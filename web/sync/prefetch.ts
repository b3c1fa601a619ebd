import type { Id } from "#shared/ids.ts";
import type { Api } from "./api.ts";
import type { ReplicaDb } from "./db.ts";
import type { Held } from "./held.ts";
import type { Patch } from "./patch.ts";
import { backoffMs } from "./backoff.ts";
import type { Clock } from "./ports.ts";
import { readBreaks, writePages } from "./write-pages.ts";
import type { Spawn } from "./spawn.ts";
import type { WithRoom } from "./storage.ts";

export type PrefetchParts = {
  clock: Clock;
  random: () => number;
  db: ReplicaDb;
  held: Held;
  api: Pick<Api, "recentMessages">;
  onPages: (conversationIds: readonly Id[]) => Promise<void>;
  withRoom: WithRoom;
  spawn: Spawn;
};

const BATCH = 50;
/** New conversations that come together are asked for together, in milliseconds. */
const GATHER_MS = 200;

/** Brings the newest messages of every conversation that is not concluded into the replica, newest conversations first. */
export const createPrefetch = ({ clock, random, db, held, api, onPages, withRoom, spawn }: PrefetchParts) => {
  /** Asked for and not given: the server's view is ahead of the feed's. */
  const withheld = new Set<Id>();
  let isBusy = false;
  let isStopped = false;
  let failures = 0;
  let cancel: (() => void) | null = null;
  let cancelRetry: (() => void) | null = null;

  const missing = (): Id[] =>
    [...held.conversations.values()]
      .filter((it) => it.state !== "concluded" && !held.threads.has(it.id) && !withheld.has(it.id))
      .sort((a, b) => b.lastMessageAt - a.lastMessageAt)
      .slice(0, BATCH)
      .map((it) => it.id);

  const run = async (): Promise<void> => {
    for (let ids = missing(); ids.length > 0 && !isStopped; ids = missing()) {
      const breaks = await readBreaks(db);
      const answer = await api.recentMessages(ids);
      if (isStopped) return;
      if (!answer.ok) return tryLater();
      failures = 0;
      const recent = answer.value;
      for (const id of ids) if (!recent[id]) withheld.add(id);
      const pages = ids.flatMap((conversationId) => {
        const page = recent[conversationId];
        return page ? [{ conversationId, before: null, ...page }] : [];
      });
      let written: readonly Id[] = [];
      const isRoom = await withRoom(async () => (written = await writePages(db, pages, breaks)));
      // What finds no place on the disk is fetched when somebody opens it.
      if (!isRoom) isStopped = true;
      if (written.length === 0) return;
      await onPages(written);
    }
  };

  const tryLater = (): void => {
    failures += 1;
    cancelRetry = clock.after(backoffMs(failures, random), retry);
  };

  const retry = (): void => {
    cancelRetry?.();
    cancelRetry = null;
    kick();
  };

  const start = async (): Promise<void> => {
    cancel = null;
    if (isBusy) return kick();
    isBusy = true;
    try {
      await run();
    } finally {
      isBusy = false;
    }
  };

  const kick = (): void => {
    if (!isStopped && !cancelRetry) cancel ??= clock.after(GATHER_MS, () => spawn(start));
  };

  return {
    /** Something may be missing. What the feed tells of anew is asked for again, whatever the server said before. */
    take({ dropped, conversations }: Pick<Patch, "dropped" | "conversations">): void {
      for (const id of dropped) withheld.delete(id);
      for (const { id } of conversations) withheld.delete(id);
      kick();
    },
    /** The server can be reached again. */
    retry,
    stop(): void {
      isStopped = true;
      cancel?.();
      cancelRetry?.();
    },
  };
};
