import { routePartykitRequest } from "partyserver";
import { YServer } from "y-partyserver";
import * as Y from "yjs";

/** y-partyserver as it comes: its documents live in memory. */
export class Defaults extends YServer {}

/** y-partyserver with its hooks for persistence, as its documentation shows them, over the object's SQLite. */
export class Persisted extends YServer {
  override async onLoad(): Promise<void> {
    const { sql } = this.ctx.storage;
    sql.exec("create table if not exists documents (name text primary key, data blob not null)");
    const [kept] = sql.exec("select data from documents where name = ?", this.name);
    if (kept) Y.applyUpdate(this.document, new Uint8Array(kept["data"] as ArrayBuffer));
  }

  override async onSave(): Promise<void> {
    this.ctx.storage.sql.exec(
      "insert into documents (name, data) values (?, ?) on conflict (name) do update set data = excluded.data",
      this.name,
      Y.encodeStateAsUpdate(this.document),
    );
  }
}

export default {
  fetch: async (request, env) =>
    (await routePartykitRequest(request, env)) ?? new Response("There is no such document.", { status: 404 }),
} satisfies ExportedHandler<Cloudflare.Env>;
