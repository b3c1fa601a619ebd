import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { expect, onTestFinished, test } from "vitest";
import { openReplicaDb } from "../../../web/sync/db.ts";
import { BRUNO, conversation, nextId } from "./support/people.ts";

test("what an earlier build had waiting keeps its place, learns whom it concerns, and forgets their name", async () => {
  globalThis.indexedDB = new IDBFactory();
  const it = conversation();
  const waiting = { conversationId: it.id, contactName: "Maria", at: 1, isAnswered: false };
  const read = { ...waiting, id: nextId(), name: "read", args: { conversationId: it.id } };
  const block = { ...waiting, id: nextId(), name: "block", args: { contactId: "joão" }, conversationId: null };
  const refusal = { id: nextId(), name: "send", conversationId: "gone", contactName: "Rita", at: 1, text: "Oi" };
  const before = await openDB(`prosa-${BRUNO.id}`, 1, {
    upgrade(db) {
      for (const name of ["me", "org", "contact", "breaks", "positions", "drafts"]) db.createObjectStore(name);
      for (const name of ["conversations", "refusals"]) db.createObjectStore(name, { keyPath: "id" });
      db.createObjectStore("threads", { keyPath: "conversationId" });
      db.createObjectStore("messages", { keyPath: ["conversationId", "at", "id"] });
      db.createObjectStore("outbox", { keyPath: "key", autoIncrement: true });
    },
  });
  await before.put("conversations", it);
  for (const item of [read, block]) await before.add("outbox", item);
  await before.put("refusals", refusal);
  before.close();

  const now = await openReplicaDb(BRUNO.id, () => {});
  onTestFinished(() => now.close());
  const items = await now.getAll("outbox");
  expect(items).toMatchObject([
    { key: 1, id: read.id, contactId: it.contact.id },
    { key: 2, id: block.id, contactId: "joão" },
  ]);
  expect(await now.getAll("refusals")).toMatchObject([{ id: refusal.id, text: "Oi", contactId: null }]);
  expect(JSON.stringify([items, await now.getAll("refusals")])).not.toContain("contactName");
});
