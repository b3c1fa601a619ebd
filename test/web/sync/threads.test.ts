import { expect, test } from "vitest";
import type { Replica } from "../../../web/sync/replica.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { BRUNO, CARLA, nextId, SUPORTE, VENDAS } from "./support/people.ts";
import { createScene } from "./support/scene.ts";

const ALL = ["um", "dois", "três", "quatro", "cinco"];

/** Bruno is online and the queue has one conversation of five messages; the API's pages have three. */
const withMessages = async () => {
  const scene = createScene();
  const { id } = scene.company.arrives("Maria", "um");
  for (const text of ALL.slice(1)) scene.company.writes(id, text);
  const browser = scene.browser(BRUNO);
  const tab = await scene.openOnline(browser);
  await scene.until(() => expect(tab.replica.view.ids("queue")).toEqual([id]));
  return { ...scene, browser, tab, replica: tab.replica, id };
};

const textsOf = (replica: Replica, id: string) => replica.threads.get(id)?.messages.map((it) => it.text);

test("the newest messages of what is not concluded are fetched before anybody asks", async () => {
  const { stored, until } = await withMessages();
  await until(async () => expect(await stored(BRUNO)).toContain(`"text":"cinco"`));
});

test("older messages come page by page, and stay readable without a network", async () => {
  const { replica, id, browser, tab, open, until } = await withMessages();
  const end = replica.threads.open(id);
  await until(() => expect(textsOf(replica, id)).toEqual(ALL.slice(2)));
  await until(() => expect(replica.threads.get(id)?.next).toEqual(expect.any(String)));
  replica.threads.loadOlder(id);
  await until(() => expect(textsOf(replica, id)).toEqual(ALL));
  expect(replica.threads.get(id)?.next).toBeNull();
  end();
  await tab.close();
  browser.goOffline();
  const again = await open(browser);
  const endAgain = again.replica.threads.open(id);
  await until(() => expect(textsOf(again.replica, id)).toEqual(ALL));
  endAgain();
});

test("a new conversation needs no fetch: its facts bring every message", async () => {
  const scene = createScene();
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("everyone false"));
  const { id } = scene.company.arrives("Maria", "um");
  scene.company.writes(id, "dois");
  const end = replica.threads.open(id);
  await scene.until(() => expect(textsOf(replica, id)).toEqual(["um", "dois"]));
  await scene.until(() => expect(replica.threads.get(id)?.next).toBeNull());
  expect(scene.api.requests.filter((it) => it === "/api/conversations/messages")).toEqual([]);
  end();
});

test("messages that were missed leave no gap: what is older than the newest page goes, and comes again on demand", async () => {
  const { replica, id, browser, company, rooms, until } = await withMessages();
  const end = replica.threads.open(id);
  await until(() => expect(replica.threads.get(id)?.next).toEqual(expect.any(String)));
  browser.goOffline();
  await until(() => expect(replica.connection().state).toBe("offline"));
  for (const text of ["seis", "sete", "oito", "nove"]) company.writes(id, text);
  rooms.beginEpoch("second");
  browser.goOnline();
  await until(() => expect(textsOf(replica, id)).toEqual(["sete", "oito", "nove"]));
  await until(() => expect(replica.threads.get(id)?.next).toEqual(expect.any(String)));
  replica.threads.loadOlder(id);
  await until(() => expect(textsOf(replica, id)).toEqual(["quatro", "cinco", "seis", "sete", "oito", "nove"]));
  end();
});

test("a page that was given before something was missed is not taken for the newest", async () => {
  const scene = createScene();
  const { id } = scene.company.arrives("Maria", "um");
  scene.company.writes(id, "dois");
  const release = scene.api.delay(/messages$/);
  const browser = scene.browser(BRUNO);
  const { replica } = await scene.openOnline(browser);
  await scene.until(() => expect(scene.api.requests).toContain("/api/conversations/messages"));
  browser.goOffline();
  await scene.until(() => expect(replica.connection().state).toBe("offline"));
  scene.company.writes(id, "três");
  scene.rooms.beginEpoch("second");
  browser.goOnline();
  await scene.until(() => expect(replica.view.conversation(id)?.preview).toBe("três"));
  release();
  const end = replica.threads.open(id);
  await scene.until(() => expect(textsOf(replica, id)).toEqual(["um", "dois", "três"]));
  end();
});

test("a message's status moves in place, and an older revision never wins", async () => {
  const { replica, id, company, until } = await withMessages();
  company.set(id, { state: "open", attendantId: BRUNO.id });
  const messageId = nextId();
  company.replies(id, BRUNO, "Olá", messageId);
  const end = replica.threads.open(id);
  const statusOf = () => replica.threads.get(id)?.messages.find((it) => it.id === messageId)?.status;
  await until(() => expect(statusOf()).toBe("queued"));
  company.reports(id, messageId, "delivered", 3);
  await until(() => expect(statusOf()).toBe("delivered"));
  company.reports(id, messageId, "sent", 2);
  company.writes(id, "Obrigada");
  await until(() => expect(textsOf(replica, id)?.at(-1)).toBe("Obrigada"));
  expect(statusOf()).toBe("delivered");
  end();
});

test("what could not be fetched offline is fetched when one is back", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "um");
  scene.company.set(it.id, { state: "concluded", attendantId: CARLA.id, concludedAt: scene.clock.now() });
  const browser = scene.browser(BRUNO);
  const { replica } = await scene.openOnline(browser);
  await scene.until(() => expect(replica.view.ids("concluded")).toEqual([it.id]));
  browser.goOffline();
  const end = replica.threads.open(it.id);
  await scene.until(() => expect(replica.threads.get(it.id)?.state).toBe("offline"));
  browser.goOnline();
  await scene.until(() => expect(textsOf(replica, it.id)).toEqual(["um"]));
  end();
});

test("messages that could not be fetched ahead are asked for again, though nothing else happens", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia, tem no 38?");
  const path = /^\/api\/conversations\/messages/;
  scene.api.fail(path, 500, "internal");
  await scene.openOnline(scene.browser(BRUNO));
  await scene.until(() => expect(scene.api.requests.filter((asked) => path.test(asked))).toHaveLength(3));
  scene.api.fail(null);
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(`"conversationId":"${it.id}","next":null`));
});

test("messages that were not given, since one had just lost the conversation, are fetched once it has come back", async () => {
  const { company, rooms, api, browser, openOnline, stored, until } = createScene();
  api.fail(/conversations\/messages$/);
  const { id } = company.arrives("Maria", "Bom dia");
  const { replica } = await openOnline(browser(BRUNO));
  await until(() => expect(replica.view.ids("queue")).toEqual([id]));
  rooms.hold(teamScope(VENDAS.id));
  company.set(id, { teamId: SUPORTE.id });
  api.fail(null);
  const asked = () => api.requests.filter((it) => it === "/api/conversations/messages").length;
  const before = asked();
  await until(() => expect(asked()).toBe(before + 1));
  rooms.release(teamScope(VENDAS.id));
  await until(() => expect(replica.view.ids("queue")).toEqual([]));
  company.set(id, { teamId: VENDAS.id });
  await until(async () => expect(await stored(BRUNO)).toContain(`"text":"Bom dia"`));
});
