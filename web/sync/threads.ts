import type { Id } from "#shared/ids.ts";
import type { Message } from "#shared/model/message.ts";
import type { Api } from "./api.ts";
import { READING } from "./code.ts";
import { messagesOf, type ReplicaDb } from "./db.ts";
import type { Held } from "./held.ts";
import { mergeMessages } from "./message-order.ts";
import type { Patch } from "./patch.ts";
import type { Page } from "./write-pages.ts";
import type { Spawn } from "./spawn.ts";
import type { WithRoom } from "./storage.ts";

export type ThreadState = "loading" | "ready" | "offline" | "failed";

/** Messages of one conversation as far as they are known. `next`: cursor to older ones; undefined: not known yet. */
export type Thread = { messages: readonly Message[]; state: ThreadState; next: string | null | undefined };

export type ThreadsParts = {
  db: ReplicaDb;
  held: Held;
  api: Pick<Api, "messages">;
  onChange: (conversationId: Id) => void;
  /** Pages of these conversations were written to the database, for all tabs. */
  onPages: (conversationIds: readonly Id[]) => Promise<void>;
  onNotFound: (conversationId: Id) => void;
  withRoom: WithRoom;
  spawn: Spawn;
};

/** The conversations that are read on screen now: from the database, then from the API, then kept up by patches. */
export const createThreads = ({ db, held, api, onChange, onPages, onNotFound, withRoom, spawn }: ThreadsParts) => {
  const threads = new Map<Id, Thread>();
  const readers = new Map<Id, number>();
  const fetching = new Set<string>();
  const dropped = new Set<Id>();

  const change = (id: Id, to: Partial<Thread>): void => {
    const was = threads.get(id);
    if (!was) return;
    threads.set(id, { ...was, ...to });
    onChange(id);
  };

  const read = async (id: Id): Promise<void> => {
    const stored = await db.getAll("messages", messagesOf(id));
    (await READING.load()).checkMessages(stored);
    // Taken away while it was read, or shown by the API only: then this is not what is to be shown.
    if (!held.conversations.has(id)) return;
    const next = held.threads.get(id);
    const isReady = stored.length > 0 || next !== undefined;
    change(id, { messages: stored, next, ...(isReady ? { state: "ready" } : {}) });
  };

  const fetchPage = async (id: Id, before: string | null): Promise<void> => {
    const page = `${id} ${before}`;
    if (fetching.has(page)) return;
    fetching.add(page);
    const breaks = await (await READING.load()).readBreaks(db);
    const answer = await api.messages(id, before);
    if (answer.ok) await take({ conversationId: id, before, ...answer.value }, breaks);
    fetching.delete(page);
    if (answer.ok) return ensure(id);
    if (answer.code === "not_found") onNotFound(id);
    const hasSome = before === null && (threads.get(id)?.messages.length ?? 0) > 0;
    change(id, { state: hasSome ? "ready" : answer.code === "offline" ? "offline" : "failed" });
  };

  /** What is held goes into the database; what only the API shows, or has no room there, stays in memory. */
  const take = async (page: Page, breaks: number): Promise<void> => {
    const id = page.conversationId;
    if (held.conversations.has(id)) {
      let written: readonly Id[] = [];
      const { writePages } = await READING.load();
      const isRoom = await withRoom(async () => (written = await writePages(db, [page], breaks)));
      const isOnDisk = isRoom && (await db.getKey("conversations", id)) !== undefined;
      if (isOnDisk) {
        await onPages(written);
        return read(id);
      }
    }
    if (dropped.has(id)) return;
    const messages = mergeMessages(threads.get(id)?.messages ?? [], page.items);
    change(id, { messages, next: page.next, state: "ready" });
  };

  /** Fetches the newest page of a thread that is open and lacks it. */
  const ensure = (id: Id): void => {
    if (threads.has(id) && threads.get(id)?.next === undefined) spawn(() => fetchPage(id, null));
  };

  /** Nothing of these conversations may be shown, nor what is still on its way. */
  const forget = (ids: Iterable<Id>): void => {
    for (const id of ids) {
      if (threads.has(id)) dropped.add(id);
      change(id, { messages: [], next: null, state: "ready" });
    }
  };

  /** They are visible again: their messages are fetched anew. */
  const regain = (ids: Iterable<Id>): void => {
    for (const id of ids) if (dropped.delete(id)) fetchAnew(id);
  };

  const fetchAnew = (id: Id): void => {
    change(id, { next: undefined });
    ensure(id);
  };

  return {
    forget,
    regain,
    get: (id: Id): Thread | undefined => threads.get(id),
    message: (id: Id): Message | undefined => {
      for (const { messages } of threads.values()) {
        const found = messages.find((it) => it.id === id);
        if (found) return found;
      }
      return undefined;
    },

    /** Starts following a conversation's messages; gives back what ends it. */
    open(id: Id): () => void {
      readers.set(id, (readers.get(id) ?? 0) + 1);
      dropped.delete(id);
      if (!threads.has(id)) threads.set(id, { messages: [], state: "loading", next: undefined });
      spawn(async () => {
        if (held.conversations.has(id)) await read(id);
        ensure(id);
      });
      return () => {
        const left = (readers.get(id) ?? 1) - 1;
        if (left > 0) return void readers.set(id, left);
        readers.delete(id);
        threads.delete(id);
      };
    },

    loadOlder(id: Id): void {
      const next = threads.get(id)?.next;
      if (next) spawn(() => fetchPage(id, next));
      else ensure(id);
    },

    /** The server can be reached again: fetches what could not be fetched. */
    retry: (): void => [...threads.keys()].forEach(ensure),

    apply(patch: Patch): void {
      forget(patch.dropped);
      for (const id of patch.emptied) change(id, { messages: [] });
      for (const [id, thread] of threads) {
        const news = patch.messages.filter((it) => it.conversationId === id);
        if (news.length > 0) change(id, { messages: mergeMessages(thread.messages, news), state: "ready" });
        if (patch.whole.includes(id)) change(id, { next: null, state: "ready" });
      }
      regain(patch.conversations.map((it) => it.id));
      [...patch.stale, ...patch.emptied].forEach(fetchAnew);
    },

    /** The database has other pages of these conversations than before. */
    reload: (ids: Iterable<Id> = [...threads.keys()]): void => {
      for (const id of ids) if (threads.has(id)) spawn(() => read(id));
    },
  };
};
