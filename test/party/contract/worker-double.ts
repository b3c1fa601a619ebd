import type { Cursor } from "#shared/protocol/feed.ts";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { Scope } from "#shared/protocol/scope.ts";
import type { Record } from "../room/support/record.ts";
import { SECRET } from "./host.ts";

/** The Worker as rooms know it: the feeds of its scopes over HTTP, for who knows the secret. */
export class WorkerDouble {
  readonly records = new Map<Scope, Record>();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<WorkerDouble> {
    const server = createServer();
    const worker = new WorkerDouble(server);
    server.on("request", async (request, response) => {
      const { status, body } = await worker.#answer(request.url ?? "", request.headers.authorization);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
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

  async #answer(url: string, authorization: string | undefined): Promise<{ status: number; body: unknown }> {
    const { pathname, searchParams } = new URL(url, this.url);
    const [, internal, what, scope = ""] = pathname.split("/");
    const record = this.records.get(scope);
    if (internal !== "internal" || authorization !== `Bearer ${SECRET}`) return { status: 401, body: null };
    if (!record) return { status: 404, body: null };
    try {
      if (what === "feed") return { status: 200, body: await record.pull(scope, cursorOf(searchParams)) };
      const snapshot = await record.snapshot(scope);
      return { status: snapshot ? 200 : 404, body: snapshot };
    } catch {
      return { status: 503, body: null };
    }
  }
}

const cursorOf = (query: URLSearchParams): Cursor => {
  const mark = query.get("mark");
  return { seq: Number(query.get("after")), mark: mark === null ? null : Number(mark) };
};
