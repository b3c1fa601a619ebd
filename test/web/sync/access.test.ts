import { expect, test } from "vitest";
import { ANA, BRUNO, CARLA, COMPANY, SUPORTE, VENDAS } from "./support/people.ts";
import { companyScope } from "#shared/protocol/scope.ts";
import { createScene, settled } from "./support/scene.ts";
import { openPad } from "./support/open-pad.ts";

test("a conversation that one may no longer see leaves memory and the database, with its messages and draft", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Meu segredo");
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(`"text":"Meu segredo"`));
  const copy = openPad(replica, it.id);
  await scene.until(() => expect(copy.isLoaded()).toBe(true));
  copy.append("Rascunho de Bruno");
  const note = copy.addNote();
  copy.replace(note, 0, 0, "Nota de Bruno");
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("Rascunho de Bruno"));
  await scene.until(() => expect(copy.isWaiting()).toBe(false));
  expect(scene.rooms.pads.open()).toEqual([it.id]);
  const dropped: string[] = [];
  replica.on("dropped", (id) => dropped.push(id));

  scene.company.set(it.id, { teamId: SUPORTE.id });

  await scene.until(() => expect(dropped).toEqual([it.id]));
  expect(replica.view.conversation(it.id)).toBeUndefined();
  expect([copy.isLoaded(), copy.text("draft"), copy.noteIds()]).toEqual([false, undefined, []]);
  await scene.until(() => expect(scene.rooms.pads.open()).toEqual([]));
  const left = await scene.stored(BRUNO);
  for (const trace of [it.id, "Meu segredo", "Rascunho de Bruno", "Nota de Bruno"]) expect(left).not.toContain(trace);
});

test("a conversation that was taken away while one was offline is deleted when one is back", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Meu segredo");
  const browser = scene.browser(BRUNO);
  const { replica } = await scene.openOnline(browser);
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("Meu segredo"));
  browser.goOffline();
  scene.company.set(it.id, { teamId: SUPORTE.id });
  browser.goOnline();
  await scene.until(async () => expect(await scene.stored(BRUNO)).not.toContain("Meu segredo"));
  expect(replica.view.ids("queue")).toEqual([]);
});

test("a team that one was taken out of while offline is deleted before anything of it shows online", async () => {
  const scene = createScene();
  scene.company.arrives("Maria", "Meu segredo");
  const browser = scene.browser(BRUNO);
  const { replica, close } = await scene.openOnline(browser);
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("Meu segredo"));
  await close();
  scene.company.leaves(VENDAS.id, BRUNO.id);
  const again = await scene.open(browser);
  await scene.until(async () => expect(await scene.stored(BRUNO)).not.toContain("Meu segredo"));
  expect(again.replica.me().teams).toEqual({});
  expect(replica).not.toBe(again.replica);
});

test("a room that will not have one takes its conversations, whatever else is known", async () => {
  const scene = createScene();
  scene.company.arrives("Maria", "Meu segredo");
  const browser = scene.browser(BRUNO);
  const old = scene.company.arrives("Rita", "Só pela API");
  scene.company.set(old.id, { state: "concluded", concludedAt: 1 });
  const { replica } = await scene.openOnline(browser);
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("Meu segredo"));
  expect(await replica.lookUp.conversation(old.id)).toMatchObject({ ok: true });
  browser.goOffline();
  scene.rooms.refuseAll("gone");
  browser.goOnline();
  await scene.until(async () => expect(await scene.stored(BRUNO)).not.toContain("Meu segredo"));
  expect(replica.view.conversation(old.id)).toBeUndefined();
});

test("what only the API shows is kept in memory, never in the database", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Rita", "Só pela API");
  scene.company.set(it.id, { state: "open", attendantId: CARLA.id });
  scene.company.set(it.id, { state: "concluded", concludedAt: scene.clock.now(), attendantId: CARLA.id });
  const ana = scene.browser(ANA);
  const { replica } = await scene.openOnline(ana);
  const found = await replica.lookUp.conversations("concluded", "", null);
  expect(found).toMatchObject({ ok: true, value: { items: [{ id: it.id }] } });
  const close = replica.threads.open(it.id);
  await scene.until(() => expect(replica.threads.get(it.id)?.messages).toHaveLength(1));
  expect(replica.view.conversation(it.id)?.preview).toBe("Só pela API");
  expect(replica.view.ids("concluded")).toEqual([]);
  expect(await scene.stored(ANA)).not.toContain("Só pela API");
  close();
});

test("an answer that was on its way when a conversation was taken away shows nothing of it", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Meu segredo");
  const release = scene.api.delay(/messages|tab=/);
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await scene.until(() => expect(replica.view.ids("queue")).toEqual([it.id]));
  replica.threads.open(it.id);
  const asking = replica.lookUp.conversations("queue", "Maria", null);
  await scene.until(() => {
    for (const path of ["/messages", "tab="]) expect(scene.api.requests.some((at) => at.includes(path))).toBe(true);
  });
  scene.company.set(it.id, { teamId: SUPORTE.id });
  await scene.until(() => expect(replica.view.ids("queue")).toEqual([]));
  release();
  expect(await asking).toMatchObject({ ok: true });
  await settled();
  expect(replica.view.conversation(it.id)).toBeUndefined();
  expect(replica.threads.get(it.id)?.messages).toEqual([]);
  expect(await scene.stored(BRUNO)).not.toContain("Meu segredo");
});

test("what the API shows again after it was taken away is shown, with its messages", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  scene.company.set(it.id, { state: "open", attendantId: BRUNO.id });
  scene.company.set(it.id, { state: "concluded", concludedAt: scene.clock.now() });
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await scene.until(() => expect(replica.view.ids("concluded")).toEqual([it.id]));
  replica.threads.open(it.id);
  await scene.until(() => expect(replica.threads.get(it.id)?.messages).toHaveLength(1));
  scene.company.leaves(VENDAS.id, BRUNO.id);
  await scene.until(() => expect(replica.threads.get(it.id)?.messages).toEqual([]));
  await settled();
  // Everyone in the company may read it at the API.
  expect(await replica.lookUp.conversation(it.id)).toMatchObject({ ok: true });
  await scene.until(() => expect(replica.threads.get(it.id)?.messages).toHaveLength(1));
  expect(replica.view.conversation(it.id)?.preview).toBe("Bom dia");
  expect(await scene.stored(BRUNO)).not.toContain("Bom dia");
});

test("what the company's feed says of oneself outlasts an older answer to who one is", async () => {
  const { company, rooms, api, browser, openOnline, until } = createScene();
  const { replica } = await openOnline(browser(BRUNO));
  await until(() => expect(replica.org()).not.toBeNull());
  rooms.hold(companyScope(COMPANY.id));
  const answer = api.delay(/api\/me$/);
  const asked = () => api.requests.filter((it) => it === "/api/me").length;
  const before = asked();
  company.leaves(VENDAS.id, BRUNO.id);
  await until(() => expect(asked()).toBe(before + 1));
  company.joins({ teamId: SUPORTE.id, userId: BRUNO.id, isSupervisor: false });
  rooms.release(companyScope(COMPANY.id));
  await until(() => expect(Object.keys(replica.me().teams)).toEqual([SUPORTE.id]));
  answer();
  await settled();
  const it = company.arrives("Rita", "Na fila do Suporte", SUPORTE);
  await until(() => expect(replica.view.ids("queue")).toEqual([it.id]));
});
