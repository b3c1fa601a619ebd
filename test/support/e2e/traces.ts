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

export const databaseNames = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map((it) => it.name));
