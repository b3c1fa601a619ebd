import type { Page } from "playwright-core";

/** The records of every database of this site, by store. Bytes come as texts of one character a byte. */
export type Stores = Record<string, unknown[]>;

export const readStores = (page: Page): Promise<Stores> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
      });
    const text = (bytes: Uint8Array) => Array.from(bytes, (it) => String.fromCharCode(it)).join("");
    const plain = async (value: unknown): Promise<unknown> => {
      if (value instanceof Blob) return [value.type, text(new Uint8Array(await value.arrayBuffer()))];
      if (value instanceof ArrayBuffer) return text(new Uint8Array(value));
      if (ArrayBuffer.isView(value)) return text(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      if (Array.isArray(value)) return Promise.all(value.map(plain));
      if (value instanceof Map || value instanceof Set) return Promise.all([...value].map(plain));
      if (typeof value !== "object" || value === null) return value;
      const entries = Object.entries(value).map(async ([key, it]) => [key, await plain(it)] as const);
      return Object.fromEntries(await Promise.all(entries));
    };
    const stores: Stores = {};
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      const db = await done(indexedDB.open(name));
      const names = [...db.objectStoreNames];
      const transaction = names.length > 0 ? db.transaction(names) : null;
      const raw: [string, unknown[]][] = [];
      // A transaction ends when something else is waited for, such as a file's bytes.
      for (const it of names) {
        const store = transaction!.objectStore(it);
        raw.push([it, await done(store.getAll())]);
        // Keys that are not part of their values can tell something, too.
        if (store.keyPath === null) raw.push([`${it}.keys`, await done(store.getAllKeys())]);
      }
      for (const [it, values] of raw) (stores[it] ??= []).push(...(await Promise.all(values.map(plain))));
      db.close();
    }
    return stores;
  });

/** What the app keeps here of people and their conversations, as one text. */
export const readReplica = async (page: Page): Promise<string> => {
  const stores = await readStores(page);
  const kept = await page.evaluate(() => [Object.entries(localStorage), Object.entries(sessionStorage)]);
  return JSON.stringify([stores, kept]);
};

/** Everything that the browser keeps for this site, the app's own files included, and all that this tab holds in its page, as one text. */
export const readDevice = async (page: Page): Promise<string> => {
  const stores = await readStores(page);
  const rest = await page.evaluate(async () => {
    const cached: unknown[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        cached.push([name, request.url, [...(response?.headers ?? [])], await response?.text()]);
      }
    }
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
    const shown = [document.documentElement.outerHTML, document.title, location.href, history.state];
    return [Object.entries(localStorage), Object.entries(sessionStorage), cached, shown, fields.map((it) => it.value)];
  });
  return JSON.stringify([stores, rest]);
};
