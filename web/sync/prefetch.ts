import type { Id } from "#shared/ids.ts";
import type { Api } from "./api.ts";
import type { ReplicaDb } from "./db.ts";
import type { Held } from "./held.ts";
import type { Clock } from "./ports.ts";
import { readBreaks, writePages } from "./write-pages.ts";
import type { Spawn } from "./spawn.ts";

export type PrefetchParts = {
  clock: Clock;
  db: ReplicaDb;
  held: Held;
  api: Pick<Api, "recentMessages">;
  onPages: (conversationIds: readonly Id[]) => Promise<void>;
  spawn: Spawn;
};

const BATCH = 50;
/** New conversations that come together are asked for together, in milliseconds. */
const GATHER_MS = 200;

/** Brings the newest messages of every conversation that is not concluded into the replica, newest conversations first. */
export const createPrefetch = ({ clock, db, held, api, onPages, spawn }: PrefetchParts) => {
  /** Asked for and not given: the server's view is ahead of the feed's. */
  const withheld = new Set<Id>();
  let isBusy = false;
  let isStopped = false;
  let cancel: (() => void) | null = null;

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
      if (!answer.ok || isStopped) return;
      const recent = answer.value;
      for (const id of ids) if (!recent[id]) withheld.add(id);
      const pages = ids.flatMap((conversationId) => {
        const page = recent[conversationId];
        return page ? [{ conversationId, before: null, ...page }] : [];
      });
      await onPages(await writePages(db, pages, breaks));
    }
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

  /** Something may be missing, or the server can be reached again. */
  const kick = (): void => {
    if (!isStopped) cancel ??= clock.after(GATHER_MS, () => spawn(start));
  };

  return {
    kick,
    stop(): void {
      isStopped = true;
      cancel?.();
    },
  };
};
