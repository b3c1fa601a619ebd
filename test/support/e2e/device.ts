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
    const plain = (value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return text(new Uint8Array(value));
      if (ArrayBuffer.isView(value)) return text(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      if (Array.isArray(value)) return value.map(plain);
      if (value instanceof Map || value instanceof Set) return [...value].map(plain);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, plain(it)]));
    };
    const stores: Stores = {};
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      const db = await done(indexedDB.open(name));
      const names = [...db.objectStoreNames];
      const transaction = names.length > 0 ? db.transaction(names) : null;
      for (const it of names) {
        const store = transaction!.objectStore(it);
        const [keys, values] = [await done(store.getAllKeys()), await done(store.getAll())];
        (stores[it] ??= []).push(...values.map(plain));
        // Keys that are not part of their values can tell something, too.
        if (store.keyPath === null) (stores[`${it}.keys`] ??= []).push(...keys.map(plain));
      }
      db.close();
    }
    return stores;
  });

/** Everything that the browser keeps for this site, and all that this tab holds in its page, as one text. */
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
