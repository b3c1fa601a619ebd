import { expect, onTestFinished, test, vi } from "vitest";
import { RECENT_MS } from "#shared/model/conversation.ts";
import { LEASE_MS } from "../../../web/sync/lease.ts";
import { BRUNO, CARLA, nextId } from "./support/people.ts";
import { createScene, must, settled } from "./support/scene.ts";

/** A browser of Bruno's that holds a copy with one conversation, all its tabs closed. */
const withCopy = async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  const browser = scene.browser(BRUNO);
  const tab = await scene.openOnline(browser);
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(`"text":"Bom dia"`));
  await tab.close();
  return { ...scene, browser, id: it.id };
};

test("who is unknown gets the sign-in page, and who signs in their conversations", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  const sync = scene.start(scene.browser(null));
  await scene.until(() => expect(sync.state().state).toBe("signed_out"));
  expect(await sync.signIn(BRUNO.email, "wrong")).toBe("wrong_credentials");
  expect(await sync.signIn(BRUNO.email, "prosa-demo")).toBeNull();
  await scene.until(() => expect(scene.replicaOf(sync).view.ids("queue")).toEqual([it.id]));
});

test("without a network the copy opens and is readable, messages included", async () => {
  const { browser, open, until, id } = await withCopy();
  browser.goOffline();
  const { replica } = await open(browser);
  expect(replica.view.ids("queue")).toEqual([id]);
  const end = replica.threads.open(id);
  await until(() => expect(replica.threads.get(id)).toMatchObject({ state: "ready", messages: [{ text: "Bom dia" }] }));
  await until(() => expect(replica.connection().state).toBe("offline"));
  end();
});

test("a copy that is older than its lease is locked until the server has answered", async () => {
  const { browser, clock, start, until, replicaOf, id } = await withCopy();
  browser.goOffline();
  clock.advance(LEASE_MS + 60_000);
  const sync = start(browser);
  await until(() => expect(sync.state().state).toBe("locked"));
  browser.goOnline();
  await until(() => expect(replicaOf(sync).view.ids("queue")).toEqual([id]));
});

test("a tab that stays open without a network locks itself when the lease ends", async () => {
  const { browser, clock, open, until } = await withCopy();
  browser.goOffline();
  const { sync } = await open(browser);
  clock.advance(LEASE_MS - 60_000);
  expect(sync.state().state).toBe("open");
  clock.advance(20 * 60_000);
  await until(() => expect(sync.state().state).toBe("locked"));
});

test("a clock that was set back does not lengthen the lease without end", async () => {
  const { browser, clock, start, until } = await withCopy();
  browser.goOffline();
  clock.advance(-LEASE_MS - 60_000);
  const sync = start(browser);
  await until(() => expect(sync.state().state).toBe("locked"));
});

test("signing out wipes the device and the other tabs", async () => {
  const { browser, open, openOnline, stored, until } = await withCopy();
  const first = await openOnline(browser);
  const second = await open(browser);
  await first.sync.signOut();
  expect(first.sync.state().state).toBe("signed_out");
  await until(() => expect(second.sync.state().state).toBe("signed_out"));
  expect(await stored(BRUNO)).toBe("");
  expect(browser.cookie.userId).toBeNull();
  expect(browser.record()).toEqual({ userId: null, doomed: [], hasCopy: false, owesSignOut: false });
});

test("signing out without a network wipes at once, and tells the server before anything else", async () => {
  const { browser, open, start, stored, until } = await withCopy();
  browser.goOffline();
  const { sync, close } = await open(browser);
  await sync.signOut();
  expect(await stored(BRUNO)).toBe("");
  await close();
  browser.goOnline();
  const again = start(browser);
  await until(() => expect(browser.cookie.userId).toBeNull());
  expect(again.state().state).toBe("signed_out");
  await until(() => expect(browser.record().owesSignOut).toBe(false));
});

test.each([0, 1, 2, 3, 4, 6, 8])(
  "signing out while the copy is being opened, %i turns in, leaves nothing",
  async (turns) => {
    const { browser, start, stored } = await withCopy();
    const sync = start(browser);
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
    await sync.signOut();
    await settled();
    expect(sync.state().state).toBe("signed_out");
    expect(await stored(BRUNO)).toBe("");
  },
);

test("who the server no longer knows is signed out, and the device wiped", async () => {
  const { browser, start, stored, until } = await withCopy();
  browser.cookie.userId = null;
  const sync = start(browser);
  await until(() => expect(sync.state().state).toBe("signed_out"));
  await until(async () => expect(await stored(BRUNO)).toBe(""));
});

test("a late answer to a session that is over does not end the one that has begun since", async () => {
  const { api, browser, open, until, replicaOf } = await withCopy();
  const { sync, replica } = await open(browser);
  await until(() => expect(replica.connection().state).toBe("online"));
  const answer = api.delay(/api\/contacts/);
  browser.cookie.userId = null;
  void replica.lookUp.contacts("active", "", null);
  await replica.lookUp.conversations("queue", "", null);
  await until(() => expect(sync.state().state).toBe("signed_out"));
  expect(await sync.signIn(BRUNO.email, "prosa-demo")).toBeNull();
  answer();
  await settled();
  expect(replicaOf(sync).me().user).toEqual(BRUNO);
});

test("another user of the device gets their own copy, and the earlier one goes", async () => {
  const { browser, start, stored, until, replicaOf } = await withCopy();
  browser.cookie.userId = CARLA.id;
  const sync = start(browser);
  await until(() => expect(replicaOf(sync).me().user).toEqual(CARLA));
  await until(async () => expect(await stored(BRUNO)).toBe(""));
  expect(await stored(CARLA)).toContain(CARLA.email);
});

test("nothing of an outbox is sent in another user's name", async () => {
  const { browser, open, until, id, company, api } = await withCopy();
  company.set(id, { state: "open", attendantId: BRUNO.id });
  const online = await open(browser);
  await until(() => expect(online.replica.view.ids("mine")).toEqual([id]));
  browser.goOffline();
  online.replica.commands.run("send", { conversationId: id, messageId: nextId(), text: "De Bruno" });
  await until(() => expect(online.replica.outbox.unsent()).toHaveLength(1));
  await online.close();
  browser.cookie.userId = CARLA.id;
  browser.goOnline();
  const { sync } = await open(browser);
  await until(() => must(sync.state().state === "open", "open"));
  await settled();
  expect(api.carriedOut).toEqual([]);
});

test("looking for a copy that is gone does not make an empty one", async () => {
  const { browser, start, until } = await withCopy();
  await new Promise<void>((resolve) => {
    indexedDB.deleteDatabase(`prosa-${BRUNO.id}`).onsuccess = () => resolve();
  });
  browser.goOffline();
  const sync = start(browser);
  await until(() => expect(sync.state().state).toBe("locked"));
  expect(browser.record().userId).toBe(BRUNO.id);
  expect(await indexedDB.databases()).toEqual([]);
});

test("a browser that gives no database lets nobody in, and says so", async () => {
  const scene = createScene();
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  const reported = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => reported.mockRestore());
  const sync = scene.start(scene.browser(null));
  await scene.until(() => expect(sync.state().state).toBe("signed_out"));
  expect(await sync.signIn(BRUNO.email, "prosa-demo")).toBe("unavailable");
  expect(reported).toHaveBeenCalledOnce();
});

test("a sign-in in one tab opens the others", async () => {
  const scene = createScene();
  const browser = scene.browser(null);
  const [first, second] = [scene.start(browser), scene.start(browser)];
  await scene.until(() => expect([first, second].map((it) => it.state().state)).toEqual(["signed_out", "signed_out"]));
  await first.signIn(BRUNO.email, "prosa-demo");
  await scene.until(() => expect(scene.replicaOf(second).me().user).toEqual(BRUNO));
});

test("concluded conversations that are recent no longer are let go of when the copy opens", async () => {
  const { browser, company, clock, open, stored, until, id } = await withCopy();
  const tab = await open(browser);
  company.set(id, { state: "concluded", attendantId: BRUNO.id, concludedAt: clock.now() - RECENT_MS + 60_000 });
  await until(() => expect(tab.replica.view.ids("concluded")).toEqual([id]));
  await tab.close();
  clock.advance(120_000);
  browser.goOffline();
  const later = await open(browser);
  await until(() => expect(later.replica.view.ids("concluded")).toEqual([]));
  await until(async () => expect(await stored(BRUNO)).not.toContain(id));
});
