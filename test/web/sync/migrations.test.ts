import { openDB } from "idb";
import { expect, test, vi } from "vitest";
import { DRAFT } from "#shared/model/pad.ts";
import { openExistingDb, openReplicaDb, type ReplicaDb } from "../../../web/sync/db.ts";
import { MIGRATIONS } from "../../../web/sync/migrations.ts";
import { openPad } from "./support/open-pad.ts";
import { ANA, BRUNO, COMPANY, nextId, VENDAS } from "./support/people.ts";
import { createScene, settled } from "./support/scene.ts";

test("a database of the first version keeps its outbox and refusals, and fetches the rest anew", async () => {
  const { scene, browser, it } = await withFirstVersion();
  browser.goOffline();
  const tab = await scene.open(browser);
  expect(tab.replica.outbox.unsent()).toMatchObject([{ name: "start", key: 1 }]);
  expect(tab.replica.outbox.refusals()).toMatchObject([{ name: "send", text: "Devolvido" }]);
  expect(tab.replica.view.conversation(it.id)).toBeUndefined();
  browser.goOnline();
  await scene.until(() => expect(tab.replica.view.ids("mine")).toEqual([it.id]));
  expect(tab.replica.storage()).toBe("kept");
});

test("a database of any version becomes what a new one is", async () => {
  const shapeOf = async (db: ReplicaDb) => {
    const stores = [...db.objectStoreNames];
    const tx = db.transaction(stores);
    const indexes = stores.map((name) => [...tx.objectStore(name).indexNames]);
    db.close();
    return [db.version, stores, indexes];
  };
  const fresh = await shapeOf(await openReplicaDb(ANA.id, () => {}));
  expect(fresh[0]).toBe(MIGRATIONS.length);
  for (let version = 1; version < MIGRATIONS.length; version += 1) {
    const user = nextId();
    const old = await openDB(`prosa-${user}`, version, {
      upgrade: (db, _was, _is, tx) => MIGRATIONS.slice(0, version).forEach((step) => step(db, tx)),
    });
    old.close();
    const db = await openExistingDb(user, () => {});
    expect(db && (await shapeOf(db))).toEqual(fresh);
  }
});

test("looking for a database makes none", async () => {
  const user = nextId();
  expect(await openExistingDb(user, () => {})).toBeNull();
  expect((await indexedDB.databases()).map((it) => it.name)).not.toContain(`prosa-${user}`);
});

test("a database of a newer build is not opened", async () => {
  const user = nextId();
  (await openDB(`prosa-${user}`, MIGRATIONS.length + 1)).close();
  await expect(openExistingDb(user, () => {})).rejects.toMatchObject({ name: "VersionError" });
});

test("unsent text of the first version becomes a draft that is shared, once, without anybody opening it", async () => {
  const { scene, browser, it } = await withFirstVersion();
  const tab = await scene.openOnline(browser);
  await scene.until(() => expect(scene.rooms.pads.draft(it.id)).toBe("Rascunho antigo"));
  const copy = openPad(tab.replica, it.id);
  await scene.until(() => expect(copy.text(DRAFT)).toBe("Rascunho antigo"));
  expect(await rows("drafts")).toEqual([]);
});

test("unsent text is taken in once, also when two tabs open its pad at the same time", async () => {
  const { scene, browser, it } = await withFirstVersion();
  const tabs = [await scene.openOnline(browser), await scene.openOnline(browser)];
  const copies = tabs.map(({ replica }) => openPad(replica, it.id));
  await scene.until(() => expect(copies.map((copy) => copy.text(DRAFT))).toEqual(Array(2).fill("Rascunho antigo")));
  await settled();
  expect(scene.rooms.pads.draft(it.id)).toBe("Rascunho antigo");
});

test("a text whose taking in is cut short is still there, and taken in later", async () => {
  const { scene, browser, it } = await withFirstVersion();
  const add = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(() => {
    throw new DOMException("cut short", "AbortError");
  });
  const tab = await scene.openOnline(browser);
  await scene.until(() => expect(add).toHaveBeenCalled());
  await settled();
  expect(await rows("drafts")).toEqual(["Rascunho antigo"]);
  add.mockRestore();
  await tab.close();
  await scene.openOnline(browser);
  await scene.until(() => expect(scene.rooms.pads.draft(it.id)).toBe("Rascunho antigo"));
});

test("the text stands behind what is in the pad already", async () => {
  const { scene, browser, it } = await withFirstVersion();
  browser.goOffline();
  const { replica } = await scene.open(browser);
  browser.goOnline();
  await scene.until(() => expect(scene.rooms.pads.draft(it.id)).toBe("Rascunho antigo"));
  void replica.pads.append(it.id, "Mais um");
  await scene.until(() => expect(scene.rooms.pads.draft(it.id)).toBe("Rascunho antigo\n\nMais um"));
});

/** A browser of Bruno's with a database as the first version wrote it. */
async function withFirstVersion() {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  const browser = scene.browser(BRUNO);
  browser.remember(BRUNO.id);
  const db = await openDB(`prosa-${BRUNO.id}`, 1, {
    upgrade(made) {
      for (const name of ["me", "org", "contact", "breaks", "positions", "drafts"]) made.createObjectStore(name);
      made.createObjectStore("conversations", { keyPath: "id" });
      made.createObjectStore("threads", { keyPath: "conversationId" });
      made.createObjectStore("messages", { keyPath: ["conversationId", "at", "id"] });
      made.createObjectStore("outbox", { keyPath: "key", autoIncrement: true });
      made.createObjectStore("refusals", { keyPath: "id" });
    },
  });
  const scopes = [`company-${COMPANY.id}`, `team-${VENDAS.id}`];
  const me = { user: BRUNO, company: COMPANY, teams: { [VENDAS.id]: { isSupervisor: false } }, scopes, now: 1 };
  await db.put("me", me, 0);
  await db.put("contact", scene.clock.now(), 0);
  await db.put("conversations", it);
  for (const scope of scopes) await db.put("positions", { epoch: "first", seq: 1, authz: "everyone false" }, scope);
  const common = { conversationId: it.id, contactName: "Maria", at: scene.clock.now() };
  const start = { id: nextId(), name: "start", args: { conversationId: it.id }, isAnswered: false };
  await db.add("outbox", { ...common, ...start });
  await db.put("refusals", { ...common, id: nextId(), name: "send", code: "blocked", text: "Devolvido" });
  await db.put("drafts", "Rascunho antigo", it.id);
  db.close();
  return { scene, browser, it };
}

async function rows(store: string): Promise<unknown[]> {
  const db = await openDB(`prosa-${BRUNO.id}`);
  const found = await db.getAll(store);
  db.close();
  return found;
}
