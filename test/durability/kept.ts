import type { Page } from "playwright-core";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Message } from "#shared/model/message.ts";

/** What a device keeps, as far as it is compared with the server. */
export type Kept = {
  outbox: unknown[];
  refusals: unknown[];
  conversations: Conversation[];
  /** The newest of every conversation whose messages are kept, oldest first. */
  messages: Record<string, Message[]>;
};

/** Reads so many messages of a conversation and no more: a device that has worked for hours keeps thousands. */
export const readKept = (page: Page, newest: number): Promise<Kept> =>
  page.evaluate(async (limit) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
      });
    const kept: Kept = { outbox: [], refusals: [], conversations: [], messages: {} };
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name!));
      if (db.objectStoreNames.contains("threads")) {
        const transaction = db.transaction(["outbox", "refusals", "conversations", "threads", "messages"]);
        for (const it of ["outbox", "refusals", "conversations"] as const)
          kept[it].push(...((await done<unknown[]>(transaction.objectStore(it).getAll())) as Conversation[]));
        for (const id of (await done(transaction.objectStore("threads").getAllKeys())) as string[]) {
          const ofThread = IDBKeyRange.bound([id], [id, []]);
          kept.messages[id] = (await done(transaction.objectStore("messages").getAll(ofThread))).slice(-limit);
        }
      }
      db.close();
    }
    return kept;
  }, newest);
