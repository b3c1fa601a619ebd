/** Runs hocuspocus with its defaults; with an argument, it persists to that SQLite file. Says its port to its parent. */
import type { AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";

/** As `@hocuspocus/extension-sqlite` does it, over the SQLite that Node has. */
const persistenceIn = (file: string): Database => {
  const database = new DatabaseSync(file);
  database.exec("create table documents (name text primary key, data blob not null)");
  const find = database.prepare("select data from documents where name = ?");
  const store = database.prepare(
    "insert into documents (name, data) values (?, ?) on conflict (name) do update set data = excluded.data",
  );
  return new Database({
    fetch: async ({ documentName }) => (find.get(documentName)?.data as Uint8Array | undefined) ?? null,
    store: async ({ documentName, state }) => void store.run(documentName, state),
  });
};

const [file] = process.argv.slice(2);
const server = new Server({
  port: 0,
  address: "127.0.0.1",
  quiet: true,
  extensions: file === undefined ? [] : [persistenceIn(file)],
});
await server.listen();
process.send?.((server.httpServer.address() as AddressInfo).port);
process.once("disconnect", () => process.exit());
