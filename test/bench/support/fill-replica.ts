import type { Page } from "playwright-core";

export type ReplicaSize = {
  /** How many conversations wait in the queue; all others are taken off the device. */
  conversations: number;
  /** How many messages each of the first ten has. */
  messages: number;
};

/**
 * Fills the copy of who is signed in on the page, as the app itself would have written it: each conversation is one that
 * the server told of, under another id and name. The page must be loaded anew to show it.
 */
export const fillReplica = (page: Page, size: ReplicaSize): Promise<void> =>
  page.evaluate(async ({ conversations, messages }) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const { name } = (await indexedDB.databases()).find((it) => it.name?.startsWith("prosa-")) ?? {};
    const db = await done(indexedDB.open(name ?? ""));
    const tx = db.transaction(["conversations", "threads", "messages"], "readwrite");
    const [rows, threads, texts] = ["conversations", "threads", "messages"].map((it) => tx.objectStore(it));
    const [[like], [said]] = await Promise.all([done(rows!.getAll()), done(texts!.getAll())]);
    for (const it of [rows, threads, texts]) it!.clear();
    const idOf = (kind: string, n: number) => `${kind}-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
    for (let n = 0; n < conversations; n += 1) {
      const id = idOf("00000001", n);
      // The first has waited longest, and stands first in the queue.
      const at = Date.now() - (conversations - n) * 20_000;
      const contact = { ...like.contact, id: idOf("00000002", n), name: `Cliente ${n}` };
      const waiting = { state: "queued", attendant: null, waitingSince: at, concludedAt: null, lastMessageAt: at };
      rows!.put({ ...like, ...waiting, id, contact, preview: `Oi, sou o cliente ${n}` });
      if (n >= 10) continue;
      threads!.put({ conversationId: id, next: null });
      for (let m = 0; m < messages; m += 1) {
        const text = `Mensagem ${m} de ${messages}, do cliente ${n}, com algumas palavras a mais.`;
        const quoteless = { quote: null, content: null, kind: "text", direction: "in", author: null, status: null };
        const rest = { ...said, ...quoteless, id: idOf("00000003", n * 1_000 + m), at: at - (messages - m) * 1_000 };
        texts!.put({ ...rest, conversationId: id, text });
      }
    }
    await new Promise((resolve, reject) => {
      tx.oncomplete = resolve;
      tx.onerror = () => reject(tx.error);
    });
    db.close();
  }, size);
