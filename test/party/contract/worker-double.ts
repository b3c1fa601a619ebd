import type { Cursor } from "#shared/protocol/feed.ts";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { json } from "node:stream/consumers";
import type { Id } from "#shared/ids.ts";
import type { SavedPad } from "#shared/protocol/pad-home.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { Record } from "../room/support/record.ts";
import { PadHomeDouble } from "../room/support/pad-home.ts";
import { SECRET } from "./host.ts";

/** The Worker as rooms know it: the feeds of its scopes and the pads' home over HTTP, for who knows the secret. */
export class WorkerDouble {
  readonly records = new Map<Scope, Record>();
  readonly padHome = new PadHomeDouble((scope, id) => this.records.get(scope)?.conversations.has(id) === true);
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<WorkerDouble> {
    const server = createServer();
    const worker = new WorkerDouble(server);
    server.on("request", async (request, response) => {
      const asked = request.method === "GET" ? null : await json(request);
      const { status, body } = await worker.#answer(request.url ?? "", request.headers.authorization, asked);
      response
        .writeHead(status, { "content-type": "application/json" })
        .end(status === 204 ? "" : JSON.stringify(body));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return worker;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    return `http://127.0.0.1:${address.port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(url: string, authorization: string | undefined, asked: unknown): Promise<Answer> {
    const { pathname, searchParams } = new URL(url, this.url);
    const [, internal, what, scope = "", conversationId = "", verb] = pathname.split("/");
    const record = this.records.get(scope);
    if (internal !== "internal" || authorization !== `Bearer ${SECRET}`) return { status: 401, body: null };
    if (!record) return { status: 404, body: null };
    try {
      if (what === "pads")
        return await (verb ? this.#claim(scope, conversationId, asked) : this.#save(scope, conversationId, asked));
      if (what === "feed") return { status: 200, body: await record.pull(scope, cursorOf(searchParams)) };
      const snapshot = await record.snapshot(scope);
      return { status: snapshot ? 200 : 404, body: snapshot };
    } catch {
      return { status: 503, body: null };
    }
  }

  async #claim(scope: Scope, pad: Id, asked: unknown): Promise<Answer> {
    const { epoch, next } = asked as { epoch: string | null; next: string };
    const claimed = await this.padHome.claim(scope, pad, epoch, next);
    return { status: claimed ? 200 : 404, body: claimed };
  }

  async #save(scope: Scope, pad: Id, asked: unknown): Promise<Answer> {
    return { status: (await this.padHome.save(scope, pad, asked as SavedPad)) ? 204 : 409, body: null };
  }
}

type Answer = { status: number; body: unknown };

const cursorOf = (query: URLSearchParams): Cursor => {
  const mark = query.get("mark");
  return { seq: Number(query.get("after")), mark: mark === null ? null : Number(mark) };
};
