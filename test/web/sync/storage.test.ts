import { openDB } from "idb";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Id } from "#shared/ids.ts";

import { PROTOCOL_VERSION } from "#shared/protocol/frames.ts";
import { openPad } from "./support/open-pad.ts";
import { BRUNO, CARLA, nextId } from "./support/people.ts";
import { createScene, settled, type Tab } from "./support/scene.ts";

test("a full disk lets go of concluded conversations' messages first, and goes on as before", async () => {
  const { scene, tab, open, concluded } = await withCopy();
  const disk = fillDisk();
  disk.untilFreed();
  scene.company.writes(open.id, "Cabe de novo");
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(`"text":"Cabe de novo"`));
  expect(await scene.stored(BRUNO)).not.toContain(`"text":"Já resolvido"`);
  expect(await scene.stored(BRUNO)).toContain(concluded.id);
  expect(tab.replica.storage()).toBe("kept");
});

test("a disk that stays full is said to be; what is read and what comes live is shown all the same, in every tab", async () => {
  const { scene, browser, tab, open } = await withCopy();
  const second = await scene.openOnline(browser);
  const disk = fillDisk();
  scene.company.writes(open.id, "Só na memória");
  for (const { replica } of [tab, second]) {
    await scene.until(() => expect(replica.view.conversation(open.id)?.preview).toBe("Só na memória"));
    await scene.until(() => expect(replica.storage()).toBe("full"));
  }
  const end = tab.replica.threads.open(open.id);
  await scene.until(() => expect(textsOf(tab, open.id)).toContain("Só na memória"));
  end();
  const third = await scene.openOnline(browser);
  await scene.until(() => expect(third.replica.view.conversation(open.id)?.preview).toBe("Só na memória"));
  tab.replica.dismissStorage();
  expect(tab.replica.storage()).toBe("kept");
  disk.empty();
});

test("nothing is written past what had no room: the next start is told all that it lacks", async () => {
  const { scene, browser, tab, open } = await withCopy();
  const disk = fillDisk();
  scene.company.writes(open.id, "Não coube");
  await scene.until(() => expect(tab.replica.storage()).toBe("full"));
  disk.empty();
  const later = scene.company.arrives("João", "Depois");
  await scene.until(() => expect(tab.replica.view.conversation(later.id)).toBeDefined());
  await tab.close();
  const again = await scene.openOnline(browser);
  await scene.until(() => expect(again.replica.view.conversation(open.id)?.preview).toBe("Não coube"));
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(`"preview":"Não coube"`));
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(later.id));
});

test("what is taken away leaves a full disk, too", async () => {
  const { scene, tab, open } = await withCopy();
  const disk = fillDisk();
  scene.company.writes(open.id, "Não coube");
  await scene.until(() => expect(tab.replica.storage()).toBe("full"));
  scene.company.leaves(open.team.id, BRUNO.id);
  await scene.until(async () => expect(await scene.stored(BRUNO)).not.toContain("Bom dia"));
  disk.empty();
});

test("what is typed on a full disk is shared all the same, and a command that cannot be kept is given back", async () => {
  const { scene, tab, open } = await withCopy();
  const copy = openPad(tab.replica, open.id);
  await scene.until(() => expect(copy.isLoaded()).toBe(true));
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(`"epoch":"pad-`));
  const disk = fillDisk();
  copy.append("Digitado sem espaço");
  await scene.until(() => expect(scene.rooms.pads.draft(open.id)).toBe("Digitado sem espaço"));
  await scene.until(() => expect(copy.isWaiting()).toBe(false));
  tab.replica.commands.run("start", { conversationId: open.id });
  await scene.until(() =>
    expect(tab.replica.outbox.refusals()).toMatchObject([{ name: "start", code: "unavailable" }]),
  );
  disk.empty();
});

test("what the server answers on a full disk is taken in all the same, and what waits behind it is sent", async () => {
  const { scene, browser, tab, open, concluded } = await withCopy();
  const taken = scene.company.arrives("João", "Oi");
  await scene.until(() => expect(tab.replica.view.conversation(taken.id)).toBeDefined());
  browser.goOffline();
  const { outbox, commands } = tab.replica;
  for (const conversationId of [open.id, taken.id]) commands.run("start", { conversationId });
  commands.run("send", { conversationId: taken.id, messageId: nextId(), text: "Já vejo" });
  commands.run("conclude", { conversationId: open.id });
  await scene.until(() => expect(outbox.unsent()).toHaveLength(4));
  scene.company.set(taken.id, { state: "open", attendantId: CARLA.id });
  const disk = fillDisk();
  browser.goOnline();
  await scene.until(() => expect(outbox.unsent()).toEqual([]));
  expect(scene.company.get(open.id).state).toBe("concluded");
  expect(outbox.refusals().map((it) => [it.name, it.text])).toEqual([
    ["start", null],
    ["send", "Já vejo"],
  ]);
  expect(scene.company.get(concluded.id).state).toBe("concluded");
  disk.empty();
});

test.each(["rows that cannot be understood", "a place that is none", "a store that is gone"])(
  "a copy with %s is made anew from the server; what waits to be sent is saved, and one stays signed in",
  async (damage) => {
    const { scene, browser, tab, open } = await withCopy();
    quiet();
    browser.goOffline();
    tab.replica.commands.run("start", { conversationId: open.id });
    const copy = openPad(tab.replica, open.id);
    await scene.until(() => expect(copy.isLoaded()).toBe(true));
    copy.append("Rascunho salvo");
    await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("Rascunho salvo"));
    await scene.until(() => expect(tab.replica.outbox.unsent()).toHaveLength(1));
    await tab.close();
    await harm(BRUNO.id, open.id, damage);

    const sync = scene.start(browser);
    await scene.until(() => expect(sync.state().state).toBe("locked"));
    await settled();
    browser.goOnline();
    await scene.until(() => expect(scene.replicaOf(sync).view.ids("mine")).toEqual([open.id]));
    expect(scene.replicaOf(sync).storage()).toBe("rebuilt");
    await scene.until(() => expect(scene.api.carriedOut.map((it) => it.name)).toEqual(["start"]));
    await scene.until(() => expect(scene.rooms.pads.draft(open.id)).toBe("Rascunho salvo"));
    await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(`"text":"Bom dia"`));
  },
);

test("messages that cannot be understood have the copy made anew while it is open", async () => {
  const { scene, tab, open } = await withCopy();
  quiet();
  const db = await openDB(`prosa-${BRUNO.id}`);
  const [row] = await db.getAll("messages");
  await db.put("messages", { ...row, revision: "?" });
  db.close();
  tab.replica.threads.open(row.conversationId);
  await scene.until(() => expect(scene.replicaOf(tab.sync)).not.toBe(tab.replica));
  const { replica } = { replica: scene.replicaOf(tab.sync) };
  await scene.until(() => expect(replica.view.ids("queue")).toContain(open.id));
  expect(replica.storage()).toBe("rebuilt");
});

test("a database that fails at every read is given up after one attempt, not over and over", async () => {
  const { scene, browser, tab } = await withCopy();
  const reported = quiet();
  await tab.close();
  const getAll = vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(() => {
    throw new DOMException("Internal error", "UnknownError");
  });
  onTestFinished(() => getAll.mockRestore());
  const sync = scene.start(browser);
  await scene.until(() => expect(sync.state().state).toBe("signed_out"));
  expect(reported).toHaveBeenCalledTimes(2);
});

test("a database that takes no write any more is made anew", async () => {
  const { scene, tab, open } = await withCopy();
  quiet();
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("Internal error", "UnknownError");
  });
  scene.company.writes(open.id, "Primeira");
  const isOver = () => tab.sync.state().state !== "open";
  await scene.until(() => {
    scene.clock.advance(1_000);
    expect(isOver()).toBe(true);
  });
  put.mockRestore();
  await scene.until(() => expect(scene.replicaOf(tab.sync).view.conversation(open.id)?.preview).toBe("Primeira"));
});

test("a database that is deleted while it is open is made anew, in every tab", async () => {
  const { scene, browser, tab, open } = await withCopy();
  const second = await scene.openOnline(browser);
  indexedDB.deleteDatabase(`prosa-${BRUNO.id}`);
  for (const { sync } of [tab, second]) {
    await scene.until(() => expect(scene.replicaOf(sync).view.ids("queue")).toEqual([open.id]));
    await scene.until(() => expect(scene.replicaOf(sync).storage()).toBe("rebuilt"));
  }
  expect(browser.record().userId).toBe(BRUNO.id);
});

test("signing out while a broken copy is made anew leaves nothing", async () => {
  for (const turns of [0, 1, 2, 4, 8, 12]) {
    const { scene, browser, tab, open } = await withCopy();
    quiet();
    tab.replica.pads.open(open.id);
    await tab.close();
    await harm(BRUNO.id, open.id, "rows that cannot be understood");
    const sync = scene.start(browser);
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
    await sync.signOut();
    await settled();
    expect(await scene.stored(BRUNO)).toBe("");
    expect(sync.state().state).toBe("signed_out");
  }
});

test("another version of the protocol drops what came from the server, never what waits for it", async () => {
  const { scene, browser, tab, open, concluded } = await withCopy();
  browser.goOffline();
  tab.replica.commands.run("start", { conversationId: open.id });
  const copy = openPad(tab.replica, open.id);
  await scene.until(() => expect(copy.isLoaded()).toBe(true));
  copy.append("Rascunho");
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("Rascunho"));
  await scene.until(() => expect(tab.replica.outbox.unsent()).toHaveLength(1));
  await tab.close();
  const db = await openDB(`prosa-${BRUNO.id}`);
  await db.put("shape", PROTOCOL_VERSION - 1, 0);
  db.close();
  const again = await scene.open(browser);
  expect(again.replica.view.ids("concluded")).toEqual([]);
  expect(await scene.stored(BRUNO)).not.toContain(concluded.id);
  expect(again.replica.outbox.unsent()).toHaveLength(1);
  expect(again.replica.storage()).toBe("kept");
  browser.goOnline();
  await scene.until(() => expect(again.replica.view.ids("concluded")).toEqual([concluded.id]));
  await scene.until(() => expect(scene.rooms.pads.draft(open.id)).toBe("Rascunho"));
});

test("pads of conversations that went while the caches were dropped go once all feeds have told what they have", async () => {
  const { scene, browser, tab, open } = await withCopy();
  const copy = openPad(tab.replica, open.id);
  await scene.until(() => expect(copy.isLoaded()).toBe(true));
  copy.append("Segredo");
  await scene.until(() => expect(copy.isWaiting()).toBe(false));
  await tab.close();
  const db = await openDB(`prosa-${BRUNO.id}`);
  await db.put("shape", PROTOCOL_VERSION - 1, 0);
  await db.put("drafts", "Segredo antigo", open.id);
  db.close();
  scene.company.set(open.id, { teamId: scene.company.teams()[1]!.id });
  await scene.openOnline(browser);
  await scene.until(async () => expect(await scene.stored(BRUNO)).not.toContain("Segredo"));
});

test("a page whose database a newer build has changed asks to be loaded anew, and deletes nothing", async () => {
  const { scene, browser, tab } = await withCopy();
  await tab.close();
  const newer = await openDB(`prosa-${BRUNO.id}`, 99);
  newer.close();
  const outdated = vi.fn<() => void>();
  const { startSync } = await import("../../../web/sync/session.ts");
  const sync = startSync(browser.portsOfTab(), outdated);
  onTestFinished(sync.close);
  await scene.until(() => expect(outdated).toHaveBeenCalledOnce());
  expect(sync.state().state).toBe("loading");
  expect((await indexedDB.databases()).find((it) => it.name === `prosa-${BRUNO.id}`)?.version).toBe(99);
});

/** A tab of Bruno's with a queued conversation and one that was concluded, messages included. */
async function withCopy() {
  const scene = createScene();
  const open = scene.company.arrives("Maria", "Bom dia");
  const concluded = scene.company.arrives("Rita", "Já resolvido");
  const browser = scene.browser(BRUNO);
  const tab = await scene.openOnline(browser);
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(`"text":"Já resolvido"`));
  scene.company.set(concluded.id, { state: "open", attendantId: CARLA.id });
  scene.company.set(concluded.id, { state: "concluded", attendantId: CARLA.id, concludedAt: scene.clock.now() });
  await scene.until(() => expect(tab.replica.view.ids("concluded")).toEqual([concluded.id]));
  await scene.until(() => expect(tab.replica.view.ids("queue")).toEqual([open.id]));
  return { scene, browser, tab, open, concluded };
}

/** From now on nothing can be put on the disk; it can be deleted. */
function fillDisk() {
  const full = (): never => {
    throw new DOMException("the disk is full", "QuotaExceededError");
  };
  const spies = (["put", "add"] as const).map((it) => vi.spyOn(IDBObjectStore.prototype, it).mockImplementation(full));
  const empty = (): void => spies.forEach((it) => it.mockRestore());
  onTestFinished(empty);
  return {
    empty,
    /** There is room again once messages have been deleted. */
    untilFreed(): void {
      const { delete: original } = IDBObjectStore.prototype;
      const freed = vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(function (
        this: IDBObjectStore,
        key,
      ) {
        if (this.name === "messages") empty();
        return original.call(this, key);
      });
      onTestFinished(() => freed.mockRestore());
    },
  };
}

function quiet() {
  const reported = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => reported.mockRestore());
  return reported;
}

function textsOf({ replica }: Tab, id: Id): (string | null)[] | undefined {
  return replica.threads.get(id)?.messages.map((it) => it.text);
}

async function harm(userId: Id, id: Id, damage: string): Promise<void> {
  const name = `prosa-${userId}`;
  if (damage === "a store that is gone") {
    const { version } = await openDB(name).then((it) => (it.close(), it));
    const rows = await dump(name);
    indexedDB.deleteDatabase(name);
    const db = await openDB(name, version, {
      upgrade(made) {
        for (const { store, keyPath, autoIncrement } of rows)
          if (store !== "positions") made.createObjectStore(store, { keyPath, autoIncrement });
      },
    });
    for (const { store, keyPath, entries } of rows)
      for (const [key, it] of store === "positions" ? [] : entries) await db.put(store, it, keyPath ? undefined : key);
    db.close();
    return;
  }
  const db = await openDB(name);
  if (damage === "a place that is none") await db.put("positions", { seq: -1 }, "company-x");
  else await db.put("conversations", { id, state: "???" });
  db.close();
}

async function dump(name: string) {
  const db = await openDB(name);
  const rows = await Promise.all(
    [...db.objectStoreNames].map(async (store) => {
      const { keyPath, autoIncrement } = db.transaction(store).store;
      const [keys, values] = await Promise.all([db.getAllKeys(store), db.getAll(store)]);
      return { store, keyPath, autoIncrement, entries: keys.map((key, at) => [key, values[at]] as const) };
    }),
  );
  db.close();
  return rows;
}
