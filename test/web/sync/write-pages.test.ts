import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, test } from "vitest";
import { messagesOf, openReplicaDb, type ReplicaDb } from "../../../web/sync/db.ts";
import { EMPTY_PATCH } from "../../../web/sync/patch.ts";
import { readBreaks, writePages } from "../../../web/sync/write-pages.ts";
import { writePatch } from "../../../web/sync/write-patch.ts";
import { BRUNO, conversation, message } from "./support/people.ts";

const it = conversation();
const [one, two, three] = [1, 2, 3].map((at) => message(it.id, String(at), { at, revision: 2 }));
let db: ReplicaDb;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  db = await openReplicaDb(BRUNO.id, () => {});
});

const hold = () => writePatch(db, { ...EMPTY_PATCH, conversations: [it] }, 0);
const page = (before: string | null, items: (typeof one)[], next: string | null) => ({
  conversationId: it.id,
  before,
  next,
  items: items.filter((found) => found !== undefined),
});
const held = async () => (await db.getAll("messages", messagesOf(it.id))).map((found) => found.text);

test("an older page is written when it continues where the held ones end", async () => {
  await hold();
  expect(await writePages(db, [page(null, [three], "3")], 0)).toEqual([it.id]);
  expect(await writePages(db, [page("3", [two], "2")], 0)).toEqual([it.id]);
  expect(await held()).toEqual(["2", "3"]);
});

test("an older page that continues somewhere else is not written", async () => {
  await hold();
  await writePages(db, [page(null, [three], "3")], 0);
  expect(await writePages(db, [page("2", [one], null)], 0)).toEqual([]);
  expect(await held()).toEqual(["3"]);
});

test("a page of a conversation that was dropped meanwhile is not written", async () => {
  await hold();
  const breaks = await readBreaks(db);
  await writePatch(db, { ...EMPTY_PATCH, dropped: [it.id] }, 0);
  expect(await writePages(db, [page(null, [one], null)], breaks)).toEqual([]);
  expect(await writePages(db, [page(null, [one], null)], await readBreaks(db))).toEqual([]);
  expect(await held()).toEqual([]);
});

test("a message keeps its highest revision, whether a page or a fact brings the lower one", async () => {
  await hold();
  await writePages(db, [page(null, [one], null)], 0);
  const older = { ...one!, revision: 1, text: "older" };
  await writePatch(db, { ...EMPTY_PATCH, messages: [older], stale: [it.id] }, 0);
  await writePages(db, [page(null, [older], null)], await readBreaks(db));
  expect(await held()).toEqual(["1"]);
});
