import type { BrowserContext, Page } from "playwright-core";

/** Everything that the network brought to a browser: the frames of its sockets and the API's answers. */
export class Wire {
  readonly frames: string[] = [];
  readonly answers: string[] = [];
  readonly #reading = new Set<Promise<void>>();

  constructor(context: BrowserContext) {
    context.on("page", (page) =>
      page.on("websocket", (socket) =>
        // Texts in a binary frame are UTF-8, so that a canary of plain letters shows in any decoding.
        socket.on("framereceived", ({ payload }) => this.frames.push(payload.toString("latin1"))),
      ),
    );
    context.on("response", (response) => {
      if (!new URL(response.url()).pathname.startsWith("/api/")) return;
      const reading = response.text().then(
        (text) => void this.answers.push(text),
        // Its page was left before it was read.
        () => undefined,
      );
      this.#reading.add(reading);
      void reading.finally(() => this.#reading.delete(reading));
    });
  }

  async forget(): Promise<void> {
    await this.settled();
    this.frames.length = 0;
    this.answers.length = 0;
  }

  async settled(): Promise<void> {
    await Promise.all(this.#reading);
  }
}

/** All that a page keeps on the device, as one text. */
export const readReplica = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
      });
    const kept: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      const db = await done(indexedDB.open(name));
      const stores = [...db.objectStoreNames];
      const transaction = stores.length > 0 ? db.transaction(stores) : null;
      for (const store of stores) kept.push(await done(transaction!.objectStore(store).getAll()));
      db.close();
    }
    return JSON.stringify(kept);
  });

export const databaseNames = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map((it) => it.name));
